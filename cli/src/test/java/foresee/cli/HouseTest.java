package foresee.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.FieldAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** Every arrow of the house, and the rules that hold in all of its rooms. */
@AnalyzeClasses(packages = "foresee", importOptions = DoNotIncludeTests.class)
final class HouseTest {
    private static final String[] PLANNER = {"foresee.model..", "foresee.planning..", "foresee.control.."};
    private static final String[] PLANNER_AND_RUNTIME = {
        "foresee.model..", "foresee.planning..", "foresee.control..", "foresee.runtime.."
    };
    private static final Set<String> VARYING = Set.of(
            "exp", "expm1", "log", "log10", "log1p", "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh",
            "cosh", "tanh", "pow", "cbrt", "hypot");

    @ArchTest
    static final ArchRule plannerKnowsNothingButMathematics = classes()
            .that()
            .resideInAnyPackage(PLANNER)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "foresee.model..",
                    "foresee.planning..",
                    "foresee.control..",
                    "org.apache.commons.math3..",
                    "org.HdrHistogram..");

    @ArchTest
    static final ArchRule wordsDependOnNothingElseOfOurs = classes()
            .that()
            .resideInAPackage("foresee.model..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "foresee.model..", "org.apache.commons.math3..");

    @ArchTest
    static final ArchRule planningDoesNotKnowTheControlLoop = noClasses()
            .that()
            .resideInAPackage("foresee.planning..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("foresee.control..");

    @ArchTest
    static final ArchRule runtimeIsPlainJava = classes()
            .that()
            .resideInAPackage("foresee.runtime..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "foresee.model..",
                    "foresee.planning..",
                    "foresee.control..",
                    "foresee.runtime..",
                    "com.fasterxml.jackson..",
                    "jdk.incubator.vector..");

    @ArchTest
    static final ArchRule vectorApiStaysInOnePackage = noClasses()
            .that()
            .resideOutsideOfPackage("foresee.runtime.kernels..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jdk.incubator.vector..");

    @ArchTest
    static final ArchRule worldModelsDoNotKnowEnvironments = noClasses()
            .that()
            .resideInAnyPackage("foresee.runtime..", "foresee.dataset..", "foresee.training..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("foresee.envs..", "foresee.benchmarks..", "foresee.cli..");

    @ArchTest
    static final ArchRule environmentsDoNotKnowWorldModels = classes()
            .that()
            .resideInAPackage("foresee.envs..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "foresee.model..",
                    "foresee.planning..",
                    "foresee.control..",
                    "foresee.envs..",
                    "org.jbox2d..");

    @ArchTest
    static final ArchRule dataSetsDoNotKnowTraining = noClasses()
            .that()
            .resideInAPackage("foresee.dataset..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("foresee.training..");

    @ArchTest
    static final ArchRule benchmarksDoNotKnowTheCommand = noClasses()
            .that()
            .resideInAPackage("foresee.benchmarks..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("foresee.cli..");

    @ArchTest
    static final ArchRule tensorLibraryIsForTrainingAlone = noClasses()
            .that()
            .resideOutsideOfPackage("foresee.training..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.nd4j..", "org.deeplearning4j..");

    @ArchTest
    static final ArchRule hdf5IsForDataSetsAlone = noClasses()
            .that()
            .resideOutsideOfPackage("foresee.dataset..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bytedeco.hdf5..");

    @ArchTest
    static final ArchRule nativePointersStayInTheTrainingModule = noClasses()
            .that()
            .resideOutsideOfPackages("foresee.dataset..", "foresee.training..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bytedeco..");

    @ArchTest
    static final ArchRule physicsEngineIsForEnvironmentsAlone = noClasses()
            .that()
            .resideOutsideOfPackage("foresee.envs..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.jbox2d..");

    @ArchTest
    static final ArchRule picocliIsForTheCommandAlone = noClasses()
            .that()
            .resideOutsideOfPackage("foresee.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");

    @ArchTest
    static final ArchRule templatesAndChartsAreForTheReportAlone = noClasses()
            .that()
            .resideOutsideOfPackage("foresee.benchmarks.report..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("freemarker..", "org.mozilla.javascript..", "com.fasterxml.jackson.dataformat.csv..");

    @ArchTest
    static final ArchRule internalPackagesAreUsedFromTheirOwnModuleOnly =
            classes().should(useInternalPackagesOfTheirOwnModuleOnly());

    @ArchTest
    static final ArchRule randomNumbersAreKeyed = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Random")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.SplittableRandom")
            .orShould()
            .accessTargetWhere(mathRandom());

    @ArchTest
    static final ArchRule plannerAndRuntimeComputeTheSameBitsEverywhere = noClasses()
            .that()
            .resideInAnyPackage(PLANNER_AND_RUNTIME)
            .should()
            .accessTargetWhere(aMathFunctionThatVariesByProcessor());

    @ArchTest
    static final ArchRule onlyTheCommandPrints =
            noClasses().that().resideOutsideOfPackage("foresee.cli..").should().accessFieldWhere(aStandardStream());

    private static DescribedPredicate<JavaAccess<?>> aMathFunctionThatVariesByProcessor() {
        return DescribedPredicate.describe(
                "a function of Math whose last bit may differ between JDKs",
                access -> access.getTargetOwner().isEquivalentTo(Math.class) && VARYING.contains(access.getName()));
    }

    private static DescribedPredicate<JavaAccess<?>> mathRandom() {
        return DescribedPredicate.describe(
                "Math.random",
                access -> access.getTargetOwner().isEquivalentTo(Math.class)
                        && access.getName().equals("random"));
    }

    private static DescribedPredicate<JavaFieldAccess> aStandardStream() {
        return DescribedPredicate.describe("System.out or System.err", access -> isStandardStream(access.getTarget()));
    }

    private static boolean isStandardStream(FieldAccessTarget field) {
        return field.getOwner().isEquivalentTo(System.class)
                && (field.getName().equals("out") || field.getName().equals("err"));
    }

    private static ArchCondition<JavaClass> useInternalPackagesOfTheirOwnModuleOnly() {
        return new ArchCondition<>("use internal packages of their own module only") {
            @Override
            public void check(JavaClass origin, ConditionEvents events) {
                origin.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> isInternal(dependency.getTargetClass()))
                        .filter(dependency -> !module(origin).equals(module(dependency.getTargetClass())))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription())));
            }
        };
    }

    private static boolean isInternal(JavaClass type) {
        return type.getPackageName().startsWith("foresee.") && (type.getPackageName() + ".").contains(".internal.");
    }

    /** The module of one of our classes, by its package. */
    private static String module(JavaClass type) {
        String room = type.getPackageName().replaceFirst("^foresee\\.", "").replaceFirst("\\..*", "");
        return switch (room) {
            case "model", "planning", "control" -> "planner";
            case "dataset", "training" -> "worldmodel/training";
            default -> room;
        };
    }
}
