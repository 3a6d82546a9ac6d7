import type { Session } from '../startClient';

export function showLog({ log }: Session): void {
  log.show();
}
