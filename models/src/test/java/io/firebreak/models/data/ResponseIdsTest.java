package io.firebreak.models.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResponseIdsTest {
  private static Response response(String id, String issue) {
    return new Response(id, false, issue, 0, "answer", null, null, null, List.of());
  }

  @Test
  void anAnswerIsNoStatementAndTheOtherWayRound() {
    Response answer = response(ResponseIds.ofAnswer("ferry", "x:1"), "ferry");
    assertThat(ResponseIds.answered(answer)).containsExactly("x:1");
    assertThat(ResponseIds.statement(answer)).isEmpty();
    Response statement = response(ResponseIds.ofStatement("ferry", "x:1"), "ferry");
    assertThat(ResponseIds.statement(statement)).containsExactly("x:1");
    assertThat(ResponseIds.answered(statement)).isEmpty();
    Response other = response("ferry/apology-1", "ferry");
    assertThat(ResponseIds.statement(other)).isEmpty();
    assertThat(ResponseIds.answered(response("ferry/answer/x:1", "other"))).isEmpty();
  }

  @Test
  void aBarAndALinkInAMentionsIdComeBack() {
    for (String key : List.of("news:https://a.example/b:c?d=1%20", "x:a|b", "x:a%7Cb")) {
      assertThat(ResponseIds.answered(response(ResponseIds.ofAnswer("ferry", key), "ferry")))
          .contains(key);
      assertThat(ResponseIds.statement(response(ResponseIds.ofStatement("ferry", key), "ferry")))
          .contains(key);
    }
  }
}
