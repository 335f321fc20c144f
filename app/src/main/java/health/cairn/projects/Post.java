package health.cairn.projects;

import java.nio.charset.StandardCharsets;
import org.springframework.core.env.Environment;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/**
 * Sends mail by the server that is set: {@code cairn.mail.host}, {@code port}, {@code user}, {@code password}, {@code from} and
 * {@code security} (starttls, tls or none). Without a host nothing is sent.
 */
@Component
class Post {

    private static final String SECONDS = "20000";

    private final Environment environment;

    Post(Environment environment) {
        this.environment = environment;
    }

    private String setting(String name, String otherwise) {
        return environment.getProperty("cairn.mail." + name, otherwise).strip();
    }

    boolean isSet() {
        return !setting("host", "").isEmpty();
    }

    /** Where people find this installation, without a slash at the end; empty where nobody has said. */
    String address() {
        return environment.getProperty("cairn.url", "").replaceAll("/+$", "");
    }

    /** @throws org.springframework.mail.MailException where the server does not take it */
    void send(String to, String subject, String text) {
        var message = new SimpleMailMessage();
        message.setFrom(setting("from", "cairn@localhost"));
        message.setTo(to);
        message.setSubject(subject);
        message.setText(text);
        sender().send(message);
    }

    private JavaMailSenderImpl sender() {
        String security = setting("security", "starttls");
        var sender = new JavaMailSenderImpl();
        sender.setHost(setting("host", ""));
        sender.setPort(Integer.parseInt(setting("port", security.equals("tls") ? "465" : "587")));
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        String user = setting("user", "");
        if (!user.isEmpty()) {
            sender.setUsername(user);
            sender.setPassword(setting("password", ""));
            sender.getJavaMailProperties().setProperty("mail.smtp.auth", "true");
        }
        var more = sender.getJavaMailProperties();
        switch (security) {
            case "tls" -> more.setProperty("mail.smtp.ssl.enable", "true");
            case "starttls" -> {
                more.setProperty("mail.smtp.starttls.enable", "true");
                more.setProperty("mail.smtp.starttls.required", "true");
            }
            case "none" -> {}
            default ->
                throw new IllegalStateException(
                        "cairn.mail.security is '" + security + "'; expected starttls, tls or none");
        }
        more.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        more.setProperty("mail.smtp.connectiontimeout", SECONDS);
        more.setProperty("mail.smtp.timeout", SECONDS);
        more.setProperty("mail.smtp.writetimeout", SECONDS);
        return sender;
    }
}
