package foresee.benchmarks.report;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Locale;

/** Makes HTML of a page with the templates beside this class; whatever is text is escaped. */
final class Template {
    private static final Configuration TEMPLATES = configuration();

    private Template() {}

    private static Configuration configuration() {
        Configuration templates = new Configuration(Configuration.VERSION_2_3_34);
        templates.setClassForTemplateLoading(Template.class, "");
        templates.setOutputFormat(HTMLOutputFormat.INSTANCE);
        templates.setDefaultEncoding("UTF-8");
        templates.setLocale(Locale.ROOT);
        templates.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        templates.setLogTemplateExceptions(false);
        return templates;
    }

    /** The report of a benchmark. */
    static String html(Page page) throws IOException {
        return html("report.ftlh", page);
    }

    /** The page of a training run. */
    static String html(TrainingPage page) throws IOException {
        return html("training.ftlh", page);
    }

    private static String html(String template, Object page) throws IOException {
        StringWriter html = new StringWriter();
        try {
            TEMPLATES.getTemplate(template).process(Tree.of(page), html);
        } catch (TemplateException wrong) {
            throw new IllegalStateException(wrong);
        }
        return html.toString();
    }
}
