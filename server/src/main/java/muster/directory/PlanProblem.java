package muster.directory;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.List;
import muster.model.Failure;

/**
 * Why something is not done, fit to be kept.
 *
 * @param word the name of the {@link ImportProblem} or {@link Failure}
 * @param details what it tells, by the names of its parts and in their order
 * @param sentence one plain English sentence
 */
public record PlanProblem(String word, List<Detail> details, String sentence) {
    public PlanProblem {
        details = List.copyOf(details);
    }

    public record Detail(String name, String value) {}

    public static PlanProblem of(Failure failure) {
        return new PlanProblem(failure.getClass().getSimpleName(), details(failure), failure.sentence());
    }

    static PlanProblem of(ImportProblem problem) {
        return problem instanceof ImportProblem.Denied(var failure)
                ? of(failure)
                : new PlanProblem(problem.getClass().getSimpleName(), details(problem), problem.sentence());
    }

    private static List<Detail> details(Object told) {
        return Arrays.stream(told.getClass().getRecordComponents())
                .map(part -> {
                    try {
                        Object value = part.getAccessor().invoke(told);
                        return new Detail(part.getName(), String.valueOf(value));
                    } catch (IllegalAccessException | InvocationTargetException impossible) {
                        throw new IllegalStateException("Refusals are public records", impossible);
                    }
                })
                .toList();
    }
}
