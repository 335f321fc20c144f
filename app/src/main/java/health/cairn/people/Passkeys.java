package health.cairn.people;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;

/**
 * Passkeys for the address of this installation ({@code cairn.url}). A passkey stands for two factors: the device, and the
 * fingerprint, face or PIN that it is made to ask for. The address is known when the port is, so it is asked for late.
 */
@Component
class Passkeys implements WebAuthnRelyingPartyOperations {

    private final PasskeyStore store;
    private final Environment settings;
    private volatile @Nullable WebAuthnRelyingPartyOperations operations;

    Passkeys(PasskeyStore store, Environment settings) {
        this.store = store;
        this.settings = settings;
    }

    @Override
    public PublicKeyCredentialCreationOptions createPublicKeyCredentialCreationOptions(
            PublicKeyCredentialCreationOptionsRequest request) {
        return operations().createPublicKeyCredentialCreationOptions(request);
    }

    @Override
    public CredentialRecord registerCredential(RelyingPartyRegistrationRequest request) {
        return operations().registerCredential(request);
    }

    @Override
    public PublicKeyCredentialRequestOptions createCredentialRequestOptions(
            PublicKeyCredentialRequestOptionsRequest request) {
        return operations().createCredentialRequestOptions(request);
    }

    @Override
    public PublicKeyCredentialUserEntity authenticate(RelyingPartyAuthenticationRequest request) {
        return operations().authenticate(request);
    }

    private WebAuthnRelyingPartyOperations operations() {
        WebAuthnRelyingPartyOperations known = operations;
        if (known == null) {
            known = make();
            operations = known;
        }
        return known;
    }

    private WebAuthnRelyingPartyOperations make() {
        URI address = URI.create(settings.getProperty(
                "cairn.url", "http://localhost:" + settings.getProperty("local.server.port", "8080")));
        var party = PublicKeyCredentialRpEntity.builder()
                .id(address.getHost())
                .name("Cairn")
                .build();
        String origin = address.getScheme() + "://" + address.getRawAuthority();
        var made = new Webauthn4JRelyingPartyOperations(store, store, party, Set.of(origin));
        made.setCustomizeCreationOptions(
                options -> options.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build()));
        made.setCustomizeRequestOptions(options -> options.userVerification(UserVerificationRequirement.REQUIRED));
        return made;
    }
}
