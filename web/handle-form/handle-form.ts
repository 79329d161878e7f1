import { consentVersion, texts } from './texts.ts';

const platforms = [
  ['instagram', 'Instagram'],
  ['tiktok', 'TikTok'],
  ['youtube', 'YouTube'],
  ['twitch', 'Twitch'],
  ['x', 'X'],
] as const;

type Enrolled = { readonly link: string; readonly code: string; readonly storefront: string };

/** An element with attributes and what is in it; texts are set as texts, never as HTML. */
function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/**
 * Puts the form into a place of the page. It is a group and no `<form>`, because a checkout is one already, and a
 * form within a form is none.
 */
function mount(place: HTMLElement, script: HTMLScriptElement, number: number): void {
  const { key = '', program = '', customer, connection, proof, favourites, name } = script.dataset;
  const isProven = customer !== undefined && connection !== undefined && proof !== undefined;
  const idOf = (part: string) => `tributary-handle-${number}-${part}`;

  const platform = make('select', { id: idOf('platform') });
  for (const [value, label] of platforms) platform.append(make('option', { value }, label));
  const common = { 'aria-describedby': idOf('status'), autocapitalize: 'none' };
  const handle = make('input', {
    id: idOf('handle'),
    type: 'text',
    spellcheck: 'false',
    ...common,
  });
  const email = make('input', {
    id: idOf('email'),
    type: 'email',
    autocomplete: 'email',
    ...common,
  });
  const consent = make('input', { id: idOf('consent'), type: 'checkbox' });
  const status = make('p', { id: idOf('status'), role: 'status', 'aria-live': 'polite' });
  const send = make('button', { type: 'button' }, texts.send);
  const labelled = (field: HTMLElement, text: string) =>
    make('p', {}, make('label', { for: field.id }, text), ' ', field);

  const group = make(
    'div',
    { role: 'group', 'aria-labelledby': idOf('legend'), 'aria-describedby': idOf('why') },
    make('p', { id: idOf('legend') }, make('strong', {}, texts.legend)),
    make('p', { id: idOf('why') }, texts.why),
    labelled(platform, texts.platform),
    labelled(handle, texts.handle),
    ...(isProven ? [] : [labelled(email, texts.email)]),
    make('p', {}, consent, ' ', make('label', { for: consent.id }, texts.consent)),
    make('p', {}, send),
    status,
  );

  function refuse(field: HTMLElement, text: string): void {
    status.textContent = text;
    field.setAttribute('aria-invalid', 'true');
    field.focus();
  }

  function findMissing(): [HTMLElement, string] | undefined {
    if (handle.value.trim() === '') return [handle, texts.missing];
    if (!isProven && (email.value.trim() === '' || !email.checkValidity())) {
      return [email, texts.missingEmail];
    }
    return consent.checked ? undefined : [consent, texts.missing];
  }

  function readFavourites(): unknown {
    try {
      return favourites === undefined ? [] : JSON.parse(favourites);
    } catch {
      return [];
    }
  }

  async function submit(): Promise<void> {
    for (const field of [handle, email, consent]) field.removeAttribute('aria-invalid');
    const missing = findMissing();
    if (missing !== undefined) {
      refuse(...missing);
      return;
    }
    send.disabled = true;
    try {
      const response = await fetch(
        `${new URL(script.src).origin}/v1/handles?key=${encodeURIComponent(key)}`,
        {
          ...{ method: 'POST', credentials: 'omit' },
          headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
          body: JSON.stringify({
            ...{ programId: program, platform: platform.value, handle: handle.value.trim() },
            ...(name === undefined ? {} : { name }),
            ...(isProven
              ? { customerId: customer, connectionId: connection, proof }
              : { email: email.value.trim() }),
            ...{ consent: { version: consentVersion }, favourites: readFavourites() },
          }),
        },
      );
      if (response.status === 422) refuse(handle, texts.refused);
      else if (!response.ok) status.textContent = texts.failed;
      else show((await response.json()) as { outcome: string } & Enrolled);
    } catch {
      status.textContent = texts.failed;
    }
    send.disabled = false;
  }

  function show(answer: { readonly outcome: string } & Enrolled): void {
    const isEnrolled = answer.outcome === 'enrolled';
    const said = isEnrolled
      ? [
          texts.welcome,
          ' ',
          make('a', { href: answer.link }, answer.link),
          ` · ${answer.code} · `,
          make('a', { href: answer.storefront }, answer.storefront),
        ]
      : [texts.thanks];
    // The status stays in the page, because only what changes in it is read aloud.
    for (const child of Array.from(group.children)) if (child !== status) child.remove();
    status.replaceChildren(...said);
  }

  send.addEventListener('click', () => void submit());
  handle.addEventListener('keydown', (event) => {
    // In a checkout, Enter would send the order.
    if (event.key !== 'Enter') return;
    event.preventDefault();
    void submit();
  });
  place.replaceChildren(group);
}

function start(script: HTMLScriptElement): void {
  const places = document.querySelectorAll<HTMLElement>('[data-tributary-handle]');
  places.forEach((place, number) => {
    mount(place, script, number);
  });
}

const current = document.currentScript;
if (current instanceof HTMLScriptElement) {
  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', () => start(current));
  } else start(current);
}
