/** Pass phrases that the person wants remembered: of the session, or in the key store of the system. */
import { type Answer, askChoice, type Place } from '../forms/form';
import type { Session } from '../startClient';

/** By what they open: the folder of a CA, a file. A text cannot be wiped from memory: only the reference is dropped. */
const remembered = new Map<string, string>();

const secretKey = (what: string) => `phonepki.passPhrase:${what}`;
/** Which ones are stored, as JSON: the key store does not list its keys. */
const STORED = 'phonepki.passPhrases';

export type Memory = 'never' | 'session' | 'secretStorage';

export async function recallPassPhrase({ secrets }: Session, what: string): Promise<string | undefined> {
  return remembered.get(what) ?? secrets.get(secretKey(what));
}

/** Asks how long, with "not at all" first. */
export function askMemory(place: Place): Promise<Answer<Memory>> {
  return askChoice<Memory>(place, {
    placeholder: 'Remember the pass phrase?',
    choices: [
      { label: 'No', description: 'type it each time', value: 'never' },
      { label: 'Until VS Code closes', description: 'or until "Lock Keys"', value: 'session' },
      {
        label: 'In the secret storage of VS Code',
        description: 'encrypted by the operating system, until "Forget Pass Phrases"',
        value: 'secretStorage',
      },
    ],
  });
}

export async function keepPassPhrase(
  { secrets }: Session,
  what: string,
  passPhrase: string,
  memory: Memory,
): Promise<void> {
  switch (memory) {
    case 'never':
      return;
    case 'session':
      remembered.set(what, passPhrase);
      return;
    case 'secretStorage':
      await secrets.store(STORED, JSON.stringify([...new Set([...(await stored(secrets)), what])]));
      await secrets.store(secretKey(what), passPhrase);
  }
}

/** After a refusal: the remembered one may be the wrong one. */
export async function forgetPassPhrase({ secrets }: Session, what: string): Promise<void> {
  remembered.delete(what);
  await secrets.delete(secretKey(what));
}

export function forgetSession(): void {
  remembered.clear();
}

/** Those of the session and of the key store; how many there were. */
export async function forgetAllPassPhrases({ secrets }: Session): Promise<number> {
  const all = await stored(secrets);
  const count = new Set([...all, ...remembered.keys()]).size;
  remembered.clear();
  for (const what of all) {
    await secrets.delete(secretKey(what));
  }
  await secrets.delete(STORED);
  return count;
}

async function stored(secrets: Session['secrets']): Promise<readonly string[]> {
  const list: unknown = JSON.parse((await secrets.get(STORED)) ?? '[]');
  return Array.isArray(list) ? list.filter((each) => typeof each === 'string') : [];
}
