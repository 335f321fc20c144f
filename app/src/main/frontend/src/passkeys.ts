// Passkeys: the browser's part of WebAuthn, between Spring Security's addresses and the person's device.

const encode = (bytes: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replace(/=/g, "")
    .replace(/\+/g, "-")
    .replace(/\//g, "_");

const decode = (text: string): ArrayBuffer => {
  const binary = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0)).buffer;
};

/** The token of a form on the page, without which nothing is changed. */
const token = (): string => document.querySelector<HTMLInputElement>('input[name="_csrf"]')?.value ?? "";

async function post<T>(path: string, body?: unknown): Promise<T> {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRF-TOKEN": token() },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(String(answer.status));
  return (await answer.json()) as T;
}

interface Descriptor {
  id: string;
  type: "public-key";
  transports?: AuthenticatorTransport[];
}

async function use(): Promise<string> {
  const options = await post<{ challenge: string; allowCredentials?: Descriptor[] }>("/webauthn/authenticate/options");
  const found = (await navigator.credentials.get({
    publicKey: {
      ...options,
      challenge: decode(options.challenge),
      allowCredentials: (options.allowCredentials ?? []).map((known) => ({ ...known, id: decode(known.id) })),
    },
  })) as PublicKeyCredential | null;
  if (!found) throw new Error("none");
  const response = found.response as AuthenticatorAssertionResponse;
  const answer = await post<{ redirectUrl: string }>("/login/webauthn", {
    id: found.id,
    rawId: encode(found.rawId),
    response: {
      authenticatorData: encode(response.authenticatorData),
      clientDataJSON: encode(response.clientDataJSON),
      signature: encode(response.signature),
      userHandle: response.userHandle ? encode(response.userHandle) : undefined,
    },
    credType: found.type,
    clientExtensionResults: found.getClientExtensionResults(),
    authenticatorAttachment: found.authenticatorAttachment,
  });
  return answer.redirectUrl;
}

async function add(label: string): Promise<void> {
  const options = await post<{
    challenge: string;
    user: { id: string; name: string; displayName: string };
    excludeCredentials?: Descriptor[];
    rp: PublicKeyCredentialRpEntity;
    pubKeyCredParams: PublicKeyCredentialParameters[];
  }>("/webauthn/register/options");
  const made = (await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: decode(options.challenge),
      user: { ...options.user, id: decode(options.user.id) },
      excludeCredentials: (options.excludeCredentials ?? []).map((known) => ({ ...known, id: decode(known.id) })),
    },
  })) as PublicKeyCredential | null;
  if (!made) throw new Error("none");
  const response = made.response as AuthenticatorAttestationResponse;
  await post("/webauthn/register", {
    publicKey: {
      credential: {
        id: made.id,
        rawId: encode(made.rawId),
        response: {
          attestationObject: encode(response.attestationObject),
          clientDataJSON: encode(response.clientDataJSON),
          transports: response.getTransports(),
        },
        type: made.type,
        clientExtensionResults: made.getClientExtensionResults(),
        authenticatorAttachment: made.authenticatorAttachment,
      },
      label,
    },
  });
}

export function startPasskeys(): void {
  if (!window.PublicKeyCredential) return;
  const said = document.querySelector<HTMLElement>('[data-passkey="said"]');
  const say = (sentence: string) => {
    if (said) said.textContent = sentence;
  };
  document.querySelectorAll<HTMLButtonElement>('button[data-passkey="use"]').forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => {
      use().then(
        (address) => window.location.assign(button.dataset.passkeyTo ?? address),
        () => say("No passkey was used. Try again, or use another way."),
      );
    });
  });
  document.querySelectorAll<HTMLFormElement>('form[data-passkey="add"]').forEach((form) => {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const label = new FormData(form).get("label");
      add(typeof label === "string" && label.trim() !== "" ? label.trim() : "Passkey").then(
        () => window.location.reload(),
        (problem: unknown) => {
          // 403: it is some time since the person showed who they are.
          if (problem instanceof Error && problem.message === "403") {
            window.location.assign("/confirm?to=/account/security");
          } else {
            say("No passkey was added. Try again, or use another device.");
          }
        },
      );
    });
  });
}
