package health.cairn.people;

import health.cairn.people.ProviderConnections.Connection;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.RequestEntity;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * How to speak with a provider, from its discovery document (OpenID Connect Discovery 1.0). The only place from which this
 * server asks another one, and only one that the settings name.
 */
final class ProviderDiscovery {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(3);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    private static final ParameterizedTypeReference<Map<String, Object>> METADATA =
            new ParameterizedTypeReference<>() {};

    private ProviderDiscovery() {}

    /**
     * Asks a provider for its discovery document.
     *
     * @param here the address of this installation, or Spring Security's word for that of the request
     * @throws RuntimeException where it does not answer, or not as OpenID Connect asks for; the message says what was wrong
     */
    static Connection connect(String id, ProviderSettings settings, String here) {
        var template = template();
        ClientRegistration registration = registration(id, settings, here, metadata(settings.issuer(), template));
        JwtDecoder tokens = decoder(settings, registration, template);
        var checks = new OidcAuthorizationCodeAuthenticationProvider(codes(), people(settings));
        checks.setJwtDecoderFactory(_ -> tokens);
        return new Connection(settings, registration, checks);
    }

    private static Map<String, Object> metadata(String issuer, RestTemplate template) {
        String below = issuer.endsWith("/") ? issuer : issuer + "/";
        Map<String, Object> metadata = template.exchange(
                        RequestEntity.get(URI.create(below + ".well-known/openid-configuration"))
                                .build(),
                        METADATA)
                .getBody();
        if (metadata == null || !issuer.equals(metadata.get("issuer"))) {
            throw new IllegalArgumentException("its discovery document is of the issuer '%s', the settings say '%s'"
                    .formatted(metadata == null ? "" : metadata.get("issuer"), issuer));
        }
        return metadata;
    }

    private static ClientRegistration registration(
            String id, ProviderSettings settings, String here, Map<String, Object> metadata) {
        String secret = SignInProviders.secret(settings).orElse("");
        var registration = ClientRegistrations.fromOidcConfiguration(metadata)
                .registrationId(id)
                .clientId(settings.clientId())
                .clientSecret(secret)
                .scope(settings.scopes())
                .redirectUri(here + "/sign-in/from/{registrationId}")
                .userNameAttributeName("sub")
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build());
        if (secret.isEmpty()) {
            registration.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
        } else if (settings.clientAuthentication() != null) {
            registration.clientAuthenticationMethod(
                    switch (settings.clientAuthentication()) {
                        case BASIC -> ClientAuthenticationMethod.CLIENT_SECRET_BASIC;
                        case POST -> ClientAuthenticationMethod.CLIENT_SECRET_POST;
                    });
        }
        return registration.build();
    }

    /** As Spring Security's own, but with an end to the waiting and one algorithm. */
    private static JwtDecoder decoder(
            ProviderSettings settings, ClientRegistration registration, RestTemplate template) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(
                        Objects.requireNonNull(registration.getProviderDetails().getJwkSetUri()))
                .jwsAlgorithm(Objects.requireNonNull(SignatureAlgorithm.from(settings.signature())))
                .restOperations(template)
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(), new OidcIdTokenValidator(registration)));
        decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
        return decoder;
    }

    private static OidcUserService people(ProviderSettings settings) {
        var template = template();
        template.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        var users = new DefaultOAuth2UserService();
        users.setRestOperations(template);
        var people = new OidcUserService();
        people.setOauth2UserService(users);
        people.setRetrieveUserInfo(request -> settings.userInfo()
                && request.getClientRegistration()
                                .getProviderDetails()
                                .getUserInfoEndpoint()
                                .getUri()
                        != null);
        return people;
    }

    private static RestClientAuthorizationCodeTokenResponseClient codes() {
        var codes = new RestClientAuthorizationCodeTokenResponseClient();
        codes.setRestClient(RestClient.builder()
                .requestFactory(patience())
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return codes;
    }

    private static RestTemplate template() {
        return new RestTemplate(patience());
    }

    private static SimpleClientHttpRequestFactory patience() {
        var factory = new SimpleClientHttpRequestFactory();
        factory.setConnectTimeout(CONNECT_WITHIN);
        factory.setReadTimeout(ANSWER_WITHIN);
        return factory;
    }
}
