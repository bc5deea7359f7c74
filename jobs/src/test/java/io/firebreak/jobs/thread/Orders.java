package io.firebreak.jobs.thread;

import java.util.ArrayList;
import java.util.List;

/** All orders in which messages may arrive. */
final class Orders {
  private Orders() {}

  static <T> List<List<T>> of(List<T> messages) {
    if (messages.isEmpty()) {
      return List.of(List.of());
    }
    List<List<T>> orders = new ArrayList<>();
    for (int first = 0; first < messages.size(); first++) {
      List<T> others = new ArrayList<>(messages);
      T head = others.remove(first);
      for (List<T> tail : of(others)) {
        List<T> order = new ArrayList<>(List.of(head));
        order.addAll(tail);
        orders.add(order);
      }
    }
    return orders;
  }
}
