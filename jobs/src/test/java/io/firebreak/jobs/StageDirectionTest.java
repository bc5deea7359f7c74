package io.firebreak.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The directions of modules and stages, as the picture of the pipeline draws them. */
class StageDirectionTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.firebreak");

  @Test
  void stagesDoNotFormCycles() {
    slices().matching("io.firebreak.jobs.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void noStageKnowsAPipelineOrAnOutput() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "..jobs.ingest..",
            "..jobs.dedupe..",
            "..jobs.match..",
            "..jobs.stance..",
            "..jobs.thread..",
            "..jobs.ledger..",
            "..jobs.cells..",
            "..jobs.spread..",
            "..jobs.source..",
            "..jobs.json..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..jobs.pipeline..", "..jobs.sink..")
        .check(CLASSES);
  }

  @Test
  void thatWhichComesLaterIsUnknownToThatWhichComesBefore() {
    String[] stages = {"ingest", "dedupe", "match", "thread", "stance", "spread"};
    for (int early = 0; early < stages.length; early++) {
      for (int late = early + 1; late < stages.length; late++) {
        noClasses()
            .that()
            .resideInAPackage("..jobs." + stages[early] + "..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..jobs." + stages[late] + "..")
            .allowEmptyShould(true)
            .check(CLASSES);
      }
    }
  }

  @Test
  void jsonIsWrittenAndReadWithoutFlink() {
    noClasses()
        .that()
        .resideInAPackage("..jobs.json..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.flink..")
        .check(CLASSES);
  }

  @Test
  void modelsKnowNeitherFlinkNorKafkaNorJdbc() {
    noClasses()
        .that()
        .resideInAPackage("io.firebreak.models..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.flink..", "org.apache.kafka..", "java.sql..", "io.firebreak.jobs..")
        .check(CLASSES);
  }

  @Test
  void noOperatorReadsAClockOrUnseededChance() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..jobs.ingest..")
        .and()
        .resideInAPackage("io.firebreak..")
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(UUID.class, "randomUUID")
        .orShould()
        .callConstructor(Random.class)
        .orShould()
        .callMethod(Math.class, "random")
        .check(CLASSES);
  }

  @Test
  void whatFlinkCarriesIsPublic() {
    classes()
        .that()
        .resideInAPackage("io.firebreak.models.data")
        .and()
        .areRecords()
        .should()
        .bePublic()
        .check(CLASSES);
  }
}
