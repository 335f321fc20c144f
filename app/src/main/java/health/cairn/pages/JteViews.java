package health.cairn.pages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import health.cairn.people.Viewers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Draws a page: the template named by the controller, with the page record and the frame as its parameters. */
@Configuration(proxyBeanMethods = false)
class JteViews implements WebMvcConfigurer {

    private static final java.time.Duration A_YEAR = java.time.Duration.ofDays(365);

    private final Frames frames;

    JteViews(Viewers viewers, InstallationSettings settings) {
        this.frames = new Frames(viewers, settings, Assets.read());
    }

    @Bean
    TemplateEngine templates() {
        var engine = TemplateEngine.createPrecompiled(null, ContentType.Html, null, "cairn.templates");
        engine.setBinaryStaticContent(true);
        return engine;
    }

    @Bean
    ViewResolver jteViewResolver(TemplateEngine templates) {
        return new OrderedResolver(templates, frames);
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        // Names carry the hash of the content, so what a browser has it may keep.
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/static/assets/")
                .setCacheControl(CacheControl.maxAge(A_YEAR).cachePublic().immutable());
    }

    private record OrderedResolver(TemplateEngine templates, Frames frames) implements ViewResolver, Ordered {
        @Override
        public @Nullable View resolveViewName(String name, Locale locale) {
            return templates.hasTemplate(name + ".jte") ? new JteView(templates, frames, name + ".jte") : null;
        }

        @Override
        public int getOrder() {
            return HIGHEST_PRECEDENCE;
        }
    }

    private record JteView(TemplateEngine templates, Frames frames, String template) implements View {
        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws Exception {
            var parameters = new HashMap<String, Object>();
            parameters.put("frame", frames.of(request));
            Object page = model == null ? null : model.get("page");
            if (page != null) {
                parameters.put("page", page);
            }
            var output = new Utf8ByteOutput();
            templates.render(template, parameters, output);
            response.setContentType("text/html;charset=UTF-8");
            response.setContentLength(output.getContentLength());
            // In one piece: every write passes all the filters.
            var whole = new ByteArrayOutputStream(output.getContentLength());
            output.writeTo(whole::write);
            response.getOutputStream().write(whole.toByteArray());
        }
    }
}
