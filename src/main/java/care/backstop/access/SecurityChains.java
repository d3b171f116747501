package care.backstop.access;

import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Two doors: machines with a bearer token, people with a session. Both end in an {@link Actor} for the request. */
@Configuration(proxyBeanMethods = false)
class SecurityChains implements WebMvcConfigurer {

    /** Nothing from elsewhere, no inline script and no inline style. */
    private static final String POLICY =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'";

    private static final String FEATURES = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

    private final AccessCheck accessCheck;

    SecurityChains(AccessCheck accessCheck) {
        this.accessCheck = accessCheck;
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    @Order(1)
    SecurityFilterChain machines(HttpSecurity http, Posts posts) throws Exception {
        return http.securityMatcher("/api/**")
                .csrf(csrf -> csrf.disable()) // no cookie is looked at here, so none can be ridden on
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .securityContext(c -> c.securityContextRepository(new NullSecurityContextRepository()))
                .headers(SecurityChains::guarded)
                .addFilterBefore(
                        new ActingFilter(request -> bearer(request).flatMap(posts::ofToken)), AuthorizationFilter.class)
                .authorizeHttpRequests(r -> r.requestMatchers(HttpMethod.GET, "/api/v1/openapi.json")
                        .permitAll()
                        .requestMatchers("/api/v1/by-link/**")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(e -> e.authenticationEntryPoint((_, response, _) -> {
                    response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
                    response.setHeader("WWW-Authenticate", "Bearer");
                    response.setContentType("application/problem+json");
                    response.getWriter()
                            .write("{\"status\":401,\"title\":\"Sign in\",\"detail\":\"Send a valid bearer token.\"}");
                }))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain people(HttpSecurity http, Posts posts, SignedInSession sessions) throws Exception {
        return http.csrf(csrf -> csrf.csrfTokenRepository(new FormToken()))
                .securityContext(c -> c.securityContextRepository(new NullSecurityContextRepository()))
                .requestCache(c -> c.disable())
                .logout(l -> l.disable())
                .headers(SecurityChains::guarded)
                .addFilterBefore(
                        new ActingFilter(request -> sessions.post(request).flatMap(posts::ofSession)),
                        AuthorizationFilter.class)
                .authorizeHttpRequests(r -> r.requestMatchers(
                                "/sign-in/**",
                                "/link/**",
                                "/calendar/feed/*",
                                "/send-list/*",
                                "/by-link/**",
                                "/demonstration/**",
                                "/assets/**",
                                "/favicon.ico",
                                "/webjars/**",
                                "/actuator/health/**",
                                "/error")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(e -> e.authenticationEntryPoint(
                        (request, response, _) -> response.sendRedirect(SignedInSession.signInFor(request))))
                .build();
    }

    private static void guarded(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(c -> c.policyDirectives(POLICY))
                .referrerPolicy(Customizer.withDefaults())
                .permissionsPolicyHeader(p -> p.policy(FEATURES))
                .crossOriginOpenerPolicy(p -> p.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(p -> p.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
    }

    private static Optional<String> bearer(HttpServletRequest request) {
        var header = request.getHeader("Authorization");
        return header != null && header.startsWith("Bearer ")
                ? Optional.of(header.substring(7).strip())
                : Optional.empty();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(accessCheck);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ActorArgument());
    }

    /** Not a bean: a filter bean would be put before every request a second time. */
    private static final class ActingFilter extends OncePerRequestFilter {

        private final Function<HttpServletRequest, Optional<Actor>> find;

        ActingFilter(Function<HttpServletRequest, Optional<Actor>> find) {
            this.find = find;
        }

        @Override
        protected boolean shouldNotFilter(HttpServletRequest request) {
            var path = request.getRequestURI();
            return path.startsWith("/assets/") || path.startsWith("/webjars/") || path.startsWith("/actuator/");
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            var actor = find.apply(request);
            if (actor.isEmpty()) {
                chain.doFilter(request, response);
                return;
            }
            var who = actor.get();
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                    who,
                    null,
                    List.of(new SimpleGrantedAuthority("ROLE_" + who.role().name()))));
            SecurityContextHolder.setContext(context);
            Acting.as(who, () -> {
                try {
                    chain.doFilter(request, response);
                } catch (IOException | ServletException e) {
                    throw new InRequest(e);
                }
            });
        }
    }

    /** Carries a checked exception out of the lambda. */
    private static final class InRequest extends RuntimeException {
        private static final long serialVersionUID = 1L;

        InRequest(Exception cause) {
            super(cause);
        }
    }

    private static final class ActorArgument implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Actor.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @org.jspecify.annotations.Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @org.jspecify.annotations.Nullable WebDataBinderFactory binders) {
            return Acting.current();
        }
    }
}
