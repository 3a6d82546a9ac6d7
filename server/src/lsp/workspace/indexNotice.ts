/** Tells the client when the index has changed, and shows that files are being read. */
import type { WorkDoneProgressServerReporter } from 'vscode-languageserver';
import { ServerNotification } from '../../core/protocol';
import type { IndexState } from '../../core/workspaceProtocol';
import { describeError } from '../safely';
import type { SessionParts } from '../session';

/** Between two notifications. */
const PAUSE = 300;
/** With fewer files it is over before anybody could read it. */
const MANY = 200;

export interface IndexNotice {
  changed(): void;
  /** `cancel` is called where the person stops it. */
  started(files: number, cancel: () => void): void;
  advanced(done: number, files: number): void;
  ended(): void;
}

export function createIndexNotice(session: SessionParts, state: () => IndexState): IndexNotice {
  const { connection, runtime } = session;
  let isWaiting = false;
  let progress: WorkDoneProgressServerReporter | undefined;
  let percent = 0;
  let run = 0;

  return {
    changed() {
      if (!isWaiting) {
        isWaiting = true;
        runtime.timers.later(PAUSE, () => {
          isWaiting = false;
          void connection.sendNotification(ServerNotification.indexChanged, state());
        });
      }
    },
    started(files, cancel) {
      const own = ++run;
      if (files < MANY || session.capabilities.window?.workDoneProgress !== true) {
        return;
      }
      connection.window
        .createWorkDoneProgress()
        .then((reporter) => {
          if (run !== own) {
            return;
          }
          progress = reporter;
          percent = 0;
          reporter.begin('PhonePKI: searching for certificates', 0, `${files} files`, true);
          reporter.token.onCancellationRequested(cancel);
        })
        .catch((error) => connection.console.error(`No progress: ${describeError(error)}`));
    },
    advanced(done, files) {
      const now = Math.floor((done / files) * 100);
      if (now > percent) {
        percent = now;
        progress?.report(now, `${done} of ${files} files`);
      }
    },
    ended() {
      run++;
      progress?.done();
      progress = undefined;
    },
  };
}
