package health.cairn.people;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** Who is asking, whether they may, and what the browser is told about this site. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SecurityConfiguration {

    /** Nothing from elsewhere and nothing inline: a script or style that slips into a page does not run. */
    static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "require-trusted-types-for 'script'",
            "trusted-types default",
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'");

    @Bean
    SecurityFilterChain everything(
            HttpSecurity http,
            Viewers viewers,
            Scopes scopes,
            SignIns signIns,
            AccessTokens tokens,
            SignInProviders providers,
            ProviderSignOut providerSignOut,
            ApplicationEventPublisher events)
            throws Exception {
        http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                        .permitAll()
                        .anyRequest()
                        .access((_, context) -> decide(viewers, scopes, signIns, context)))
                .formLogin(form -> form.loginPage("/sign-in")
                        .usernameParameter("email")
                        .passwordParameter("password")
                        .successHandler(onward())
                        .failureHandler((request, response, problem) -> response.sendRedirect(
                                problem instanceof PasswordSignIn.TooManyTries ? "/sign-in?busy" : "/sign-in?failed")))
                .webAuthn(passkeys -> passkeys.disableDefaultRegistrationPage(true))
                // A request with a token is the token's alone; see BearerSignIn.
                .csrf(csrf -> csrf.ignoringRequestMatchers(BearerSignIn::bears))
                .addFilterBefore(new BearerSignIn(tokens, events), UsernamePasswordAuthenticationFilter.class)
                .addFilterBefore(new LongestSession(signIns), SecurityContextHolderFilter.class)
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/"))
                .exceptionHandling(problems -> problems.authenticationEntryPoint(signInOrUnauthorized())
                        .accessDeniedHandler(secondFactorOrForbidden(signIns)))
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(permissions ->
                                permissions.policy("camera=(), microphone=(), geolocation=(), payment=(), usb=()"))
                        .frameOptions(frames -> frames.deny())
                        .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                        .crossOriginResourcePolicy(resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN)));
        if (providers.any()) {
            providerSignOut.configure(http);
        }
        return http.build();
    }

    /** To the page that asks for the second factor, or to where the person wanted to go. */
    private static AuthenticationSuccessHandler onward() {
        var wanted = new SavedRequestAwareAuthenticationSuccessHandler();
        return (request, response, authentication) -> {
            if (CurrentAccount.of(authentication).isPresent()) {
                wanted.onAuthenticationSuccess(request, response, authentication);
            } else {
                response.sendRedirect("/sign-in/second-factor");
            }
        };
    }

    /** Who a passkey lets in; the name of an account is its number. */
    @Bean
    UserDetailsService accountsByNumber(AccountStore accounts) {
        return number -> Optional.of(number)
                .filter(text -> text.matches("\\d{1,18}"))
                .flatMap(text -> accounts.find(Long.parseLong(text)))
                .map(account -> User.withUsername(number)
                        .password("")
                        .authorities(CurrentAccount.COMPLETE)
                        .build())
                .orElseThrow(() -> new UsernameNotFoundException("No such account"));
    }

    /** Not readable by scripts, not sent from other sites; only over TLS where the request came over TLS. */
    /** No text that people send holds the character with the number 0, which no database keeps. */
    @Bean
    StrictHttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(value -> value == null || value.indexOf('\0') < 0);
        return firewall;
    }

    @Bean
    CookieSerializer sessionCookie() {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName("cairn");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        return cookie;
    }

    private static AuthorizationResult decide(
            Viewers viewers, Scopes scopes, SignIns signIns, RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        String path = pathOf(request);
        HttpMethod method = HttpMethod.valueOf(request.getMethod());
        // A new passkey opens the account for good, so it is for somebody who showed who they are a moment ago.
        boolean shown = !path.startsWith("/webauthn/register") || signIns.confirmedLately();
        return new AuthorizationDecision(
                shown && tokenWillDo(method, path) && AccessRules.allows(scopes.of(viewers.of(request)), method, path));
    }

    private static boolean tokenWillDo(HttpMethod method, String path) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return !CurrentAccount.carries(authentication, CurrentAccount.BY_TOKEN)
                || AccessRules.decide(method, path)
                        .tokenFor(method)
                        .filter(use -> CurrentAccount.carries(authentication, use.authority()))
                        .isPresent();
    }

    /** Who has shown a password only is asked for the rest. */
    private static AccessDeniedHandler secondFactorOrForbidden(SignIns signIns) {
        var forbidden = new AccessDeniedHandlerImpl();
        return (request, response, problem) -> {
            if (signIns.begun().isPresent() && "GET".equals(request.getMethod())) {
                response.sendRedirect("/sign-in/second-factor");
            } else {
                forbidden.handle(request, response, problem);
            }
        };
    }

    /** A person is led to the sign-in page and back; a program is told. */
    private static AuthenticationEntryPoint signInOrUnauthorized() {
        var page = new LoginUrlAuthenticationEntryPoint("/sign-in");
        page.setFavorRelativeUris(true);
        var status = new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED);
        return (request, response, problem) -> {
            AuthenticationEntryPoint answer = pathOf(request).startsWith("/api/") ? status : page;
            answer.commence(request, response, problem);
        };
    }

    private static String pathOf(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
