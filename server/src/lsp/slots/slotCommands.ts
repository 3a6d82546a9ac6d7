/** Certificates in phone configs as commands of `workspace/executeCommand`. */
import type { Command } from '../commands/command';
import { convertPkcs12 } from './convertPkcs12';
import { extractCertificate } from './extractCertificate';
import { insertCertificate } from './insertCertificate';
import { listSlots } from './listSlots';
import { listSlotSources } from './listSources';
import { listEmbedded, refreshEmbedded } from './refreshEmbedded';

export const slotCommands: readonly Command<never, unknown>[] = [
  listSlots,
  listSlotSources,
  insertCertificate,
  listEmbedded,
  refreshEmbedded,
  extractCertificate,
  convertPkcs12,
];
