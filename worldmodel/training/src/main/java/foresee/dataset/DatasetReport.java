package foresee.dataset;

import java.util.ArrayList;
import java.util.List;

/**
 * What all checks of a data set found.
 *
 * @param findings in the order of the checks, copied
 */
public record DatasetReport(List<Finding> findings) {
    public DatasetReport {
        findings = List.copyOf(findings);
    }

    /** This report and, behind it, what was found later. */
    DatasetReport and(DatasetReport later) {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(later.findings);
        return new DatasetReport(all);
    }

    /** How many findings are that severe. */
    public long count(Finding.Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    /** Whether the data cannot be used as it is. */
    public boolean hasErrors() {
        return count(Finding.Severity.ERROR) > 0;
    }

    /** One line for each finding. */
    public List<String> lines() {
        return findings.stream().map(Finding::line).toList();
    }
}
