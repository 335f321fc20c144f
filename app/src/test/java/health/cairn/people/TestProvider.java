package health.cairn.people;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.filter.DelegatingFilterProxy;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * A sign-in provider on loopback: Spring Authorization Server in a Tomcat and a Spring context of its own, with a real
 * discovery document, real keys and really signed tokens. Somebody is always signed in there; who that is and what the
 * provider says of them is for the test to say.
 */
public final class TestProvider implements AutoCloseable {

    public static final String CLIENT = "cairn-of-tests";
    public static final String SECRET = "only for tests, of course";

    private final Tomcat tomcat = new Tomcat();
    private final RSAKey key = newKey("of-the-provider");
    /** Of the same name, and in no key set. */
    private final RSAKey othersKey = newKey("of-the-provider");

    private final String id;
    private volatile String cairn = "http://127.0.0.1";
    private volatile String subject = "nobody";
    private volatile Map<String, Object> idToken = Map.of();
    private volatile Map<String, Object> userInfo = Map.of();
    private volatile boolean forges;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    /** @param id by which Cairn's settings know it */
    public TestProvider(String id) {
        this.id = id;
        var context = new AnnotationConfigWebApplicationContext();
        context.addBeanFactoryPostProcessor(beans -> beans.registerSingleton("provider", this));
        context.register(Configured.class);
        try {
            tomcat.setBaseDir(Files.createTempDirectory("provider").toString());
            tomcat.setPort(0);
            tomcat.getConnector().setProperty("address", "127.0.0.1");
            tomcat.addContext("", null)
                    .addServletContainerInitializer(
                            (_, servlets) -> {
                                context.setServletContext(servlets);
                                context.refresh();
                                servlets.addFilter(
                                                "security",
                                                new DelegatingFilterProxy("springSecurityFilterChain", context))
                                        .addMappingForUrlPatterns(null, false, "/*");
                                servlets.addServlet("pages", new DispatcherServlet(context))
                                        .addMapping("/");
                            },
                            null);
            tomcat.setSilent(true);
            tomcat.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }

    public String issuer() {
        return "http://127.0.0.1:" + tomcat.getConnector().getLocalPort();
    }

    /** Where the Cairn is that may ask. */
    public void allow(String address) {
        this.cairn = address;
    }

    /** Who is signed in there now, just now, and what the provider says of them; an empty text leaves a claim out. */
    public void signedIn(String who, Map<String, Object> inIdToken, Map<String, Object> inUserInfo) {
        var claims = new HashMap<>(inIdToken);
        claims.putIfAbsent("auth_time", Instant.now().getEpochSecond());
        this.subject = who;
        this.idToken = Map.copyOf(claims);
        this.userInfo = Map.copyOf(inUserInfo);
        this.forges = false;
    }

    /** From now on tokens are signed with a key that is not the provider's. */
    public void forge() {
        this.forges = true;
    }

    /** The queries with which browsers asked to sign in, the last one last. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /**
     * A logout token (OpenID Connect Back-Channel Logout 1.0, section 2.4) as it should be, but for what is given; an empty
     * text leaves a claim out.
     */
    public String logoutToken(Map<String, Object> changed) {
        Instant now = Instant.now();
        var claims = new HashMap<String, Object>();
        claims.put("iss", issuer());
        claims.put("aud", List.of(CLIENT));
        claims.put("iat", now);
        claims.put("exp", now.plusSeconds(120));
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
        claims.putAll(changed);
        claims.values().removeIf(""::equals);
        return encoder()
                .encode(JwtEncoderParameters.from(
                        JwsHeader.with(SignatureAlgorithm.RS256)
                                .type("logout+jwt")
                                .build(),
                        JwtClaimsSet.builder().claims(all -> all.putAll(claims)).build()))
                .getTokenValue();
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }

    private JwtEncoder encoder() {
        return new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(forges ? othersKey : key)));
    }

    private RegisteredClient client() {
        return RegisteredClient.withId(CLIENT)
                .clientId(CLIENT)
                .clientSecret("{noop}" + SECRET)
                .clientAuthenticationMethods(methods -> methods.addAll(List.of(
                        ClientAuthenticationMethod.CLIENT_SECRET_BASIC, ClientAuthenticationMethod.CLIENT_SECRET_POST)))
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(cairn + "/sign-in/from/" + id)
                .postLogoutRedirectUri(cairn + "/")
                .scopes(scopes -> scopes.addAll(List.of("openid", "profile", "email", "nationalrbacaccess")))
                // Who sends no code challenge is refused there.
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build())
                .build();
    }

    private static RSAKey newKey(String name) {
        try {
            return new RSAKeyGenerator(2048).keyID(name).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Not a {@code @Configuration}: Cairn, which looks for those in its packages, is not to find it. */
    @EnableWebSecurity
    static class Configured {

        @Bean
        SecurityFilterChain everything(HttpSecurity http, TestProvider provider) throws Exception {
            return http.oauth2AuthorizationServer(server ->
                            server.oidc(oidc -> oidc.userInfoEndpoint(endpoint -> endpoint.userInfoMapper(_ -> {
                                var claims = new HashMap<>(provider.userInfo);
                                claims.putIfAbsent("sub", provider.subject);
                                return new OidcUserInfo(claims);
                            }))))
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .csrf(csrf -> csrf.disable())
                    .addFilterAfter(new SignedIn(provider), SecurityContextHolderFilter.class)
                    .build();
        }

        @Bean
        JWKSource<SecurityContext> published(TestProvider provider) {
            return new ImmutableJWKSet<>(new JWKSet(provider.key));
        }

        /** Of access tokens, at the UserInfo endpoint. */
        @Bean
        JwtDecoder decoder(JWKSource<SecurityContext> published) {
            return NimbusJwtDecoder.withJwkSource(published).build();
        }

        @Bean
        JwtEncoder encoder(TestProvider provider) {
            return parameters -> provider.encoder().encode(parameters);
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> claims(TestProvider provider) {
            return context -> {
                if (OidcParameterNames.ID_TOKEN.equals(context.getTokenType().getValue())) {
                    context.getClaims().claims(claims -> {
                        claims.putAll(provider.idToken);
                        claims.values().removeIf(""::equals);
                    });
                }
            };
        }

        @Bean
        AuthorizationServerSettings settings() {
            return AuthorizationServerSettings.builder().build();
        }

        @Bean
        RegisteredClientRepository clients(TestProvider provider) {
            return new RegisteredClientRepository() {
                @Override
                public void save(RegisteredClient client) {
                    // It is asked to keep a better hash of the secret; the client is made anew each time.
                }

                @Override
                public RegisteredClient findById(String wanted) {
                    return provider.client();
                }

                @Override
                public @Nullable RegisteredClient findByClientId(String wanted) {
                    return CLIENT.equals(wanted) ? provider.client() : null;
                }
            };
        }
    }

    /** In the place of a login form: the browser is that of whoever the test says. */
    private static final class SignedIn extends OncePerRequestFilter {

        private final TestProvider provider;

        private SignedIn(TestProvider provider) {
            this.provider = provider;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws jakarta.servlet.ServletException, IOException {
            String path = request.getRequestURI();
            if (path.equals("/oauth2/authorize") || path.equals("/connect/logout")) {
                provider.asked.add(String.valueOf(request.getQueryString()));
                SecurityContextHolder.setContext(
                        new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(
                                provider.subject,
                                null,
                                List.of(FactorGrantedAuthority.fromAuthority(
                                        FactorGrantedAuthority.PASSWORD_AUTHORITY)))));
            }
            chain.doFilter(request, response);
        }
    }
}
