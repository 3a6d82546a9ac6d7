/** Pass phrases: asked for, remembered as the person chose, and sealed before they leave the editor. */
import { CaCommand, type SealedText, type SealingKeyResult } from '../../../server/src/core/caProtocol';
import { askServer } from '../commands/askServer';
import { passPhraseHint } from '../forms/checks';
import { type Answer, askText, BACK, type Place, type TextQuestion } from '../forms/form';
import type { Session } from '../startClient';
import { askMemory, keepPassPhrase, recallPassPhrase } from './passPhraseMemory';

/** The pass phrase for a new key, typed twice; empty for none. */
export function askNewPassPhrase(place: Place, what: string): Promise<Answer<string>> {
  const prompt = `Pass phrase for ${what}. Leave it empty for a key that is not encrypted.`;
  return askTwice(place, { prompt, check: passPhraseHint });
}

/** A pass phrase that cannot be left out, typed twice. */
export function askNewPassPhraseFor(place: Place, prompt: string): Promise<Answer<string>> {
  const check = (value: string) =>
    value === '' ? 'A key is encrypted with a pass phrase.' : passPhraseHint(value);
  return askTwice(place, { prompt, check });
}

async function askTwice(
  place: Place,
  question: Pick<TextQuestion, 'prompt' | 'check'>,
): Promise<Answer<string>> {
  for (;;) {
    const first = await askText(place, { ...question, isPassword: true });
    if (first === undefined || first === BACK || first === '') {
      return first;
    }
    const second = await askText(
      { ...place, canGoBack: true },
      {
        prompt: 'Once more, to be sure.',
        isPassword: true,
        check: (value) => (value === '' || first.startsWith(value) ? undefined : 'Not the same.'),
      },
    );
    if (second === undefined) {
      return undefined;
    }
    if (second === first) {
      return first;
    }
  }
}

/** The pass phrase of a CA: remembered, or typed now. */
export async function askPassPhrase(
  session: Session,
  place: Place,
  folder: string,
  what: string,
): Promise<Answer<string>> {
  const known = await recallPassPhrase(session, folder);
  if (known !== undefined) {
    return known;
  }
  const typed = await askText(place, { prompt: `Pass phrase of ${what}`, isPassword: true });
  if (typed === undefined || typed === BACK) {
    return typed;
  }
  const memory = await askMemory({ ...place, canGoBack: false });
  if (memory === undefined || memory === BACK) {
    return undefined;
  }
  await keepPassPhrase(session, folder, typed, memory);
  return typed;
}

const CURVE = { name: 'ECDH', namedCurve: 'P-256' };

/** Encrypts a pass phrase for the server (`lsp/ca/sealing.ts`); `undefined` for an empty one. */
export async function seal(session: Session, passPhrase: string): Promise<SealedText | undefined> {
  if (passPhrase === '') {
    return undefined;
  }
  const { key } = await askServer<SealingKeyResult>(session, CaCommand.sealingKey, {});
  const { subtle } = crypto;
  const theirs = await subtle.importKey('raw', fromBase64(key), CURVE, false, []);
  const own = (await subtle.generateKey(CURVE, true, ['deriveBits'])) as CryptoKeyPair;
  const secret = await subtle.deriveBits({ name: 'ECDH', public: theirs }, own.privateKey, 256);
  const base = await subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  const info = new TextEncoder().encode('phonepki pass phrase');
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info };
  const aes = await subtle.deriveKey(derivation, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt']);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await subtle.encrypt({ name: 'AES-GCM', iv }, aes, new TextEncoder().encode(passPhrase));
  const point = await subtle.exportKey('raw', own.publicKey);
  return toBase64([new Uint8Array(point), iv, new Uint8Array(sealed)]);
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

function toBase64(parts: readonly Uint8Array[]): string {
  return btoa(parts.map((part) => String.fromCharCode(...part)).join(''));
}
