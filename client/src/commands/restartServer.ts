import type { Session } from '../startClient';

export async function restartServer(session: Session): Promise<void> {
  await session.restart();
}
