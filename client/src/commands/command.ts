import type { Session } from '../startClient';

/** What happens when a person runs a command; `args` come where a lens or a menu runs it. */
export type Command = (session: Session, ...args: readonly unknown[]) => Promise<void> | void;
