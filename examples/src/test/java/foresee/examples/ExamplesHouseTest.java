package foresee.examples;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What an example may use: what anybody who embeds the library has, and never training. */
@AnalyzeClasses(packages = "foresee.examples", importOptions = DoNotIncludeTests.class)
final class ExamplesHouseTest {

    @ArchTest
    static final ArchRule examplesUsePlannerRuntimeAndEnvironmentsOnly = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "foresee.model..",
                    "foresee.planning..",
                    "foresee.control..",
                    "foresee.runtime..",
                    "foresee.envs..",
                    "foresee.examples..");
}
