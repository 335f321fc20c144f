// With `require-trusted-types-for 'script'` the browser runs no text that a page puts together. HTML that htmx gets from this
// site is parsed without running scripts in it; text as script, or as the address of a script, is refused: this policy makes
// neither.
interface Policies { createPolicy(name: string, rules: { createHTML(text: string): string }): unknown }

(globalThis as { trustedTypes?: Policies }).trustedTypes?.createPolicy("default", { createHTML: (text) => text });

export {};
