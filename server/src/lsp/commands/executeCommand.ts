/** What `workspace/executeCommand` offers: one object in, one object out, for every LSP client. */
import { type CancellationToken, ErrorCodes, ResponseError } from 'vscode-languageserver';
import { caCommands } from '../ca/caCommands';
import type { Progress } from '../ca/caService';
import { newPhoneConfig } from '../ca/newPhoneConfig';
import type { Session } from '../session';
import { slotCommands } from '../slots/slotCommands';
import { addToGitignore } from './addToGitignore';
import { asn1Children } from './asn1Children';
import { asn1Path } from './asn1Path';
import type { Command } from './command';
import { compareText } from './compareText';
import { convert } from './convert';
import { copyField } from './copyField';
import { decodeText } from './decodeText';
import { describeFile } from './describeFile';
import { describeObject } from './describeObject';
import { deviceVerdict } from './deviceVerdict';
import { dhcpOptions } from './dhcpOptions';
import { dhcpSuggestion } from './dhcpSuggestion';
import { encryptKey } from './encryptKey';
import { findIssuers } from './findIssuers';
import { listObjects } from './listObjects';
import { lostKeys } from './lostKeys';
import { matchKey } from './matchKey';
import { openContainer } from './openContainer';
import { revealKey } from './revealKey';
import { checkArguments } from './schema';
import { sipsTrust } from './sipsTrust';
import { trustListCommands } from './trustListCommands';
import { verifyChain } from './verifyChain';
import { viewModel } from './viewModel';

export const commands: readonly Command<never, unknown>[] = [
  describeFile,
  describeObject,
  decodeText,
  copyField,
  revealKey,
  openContainer,
  listObjects,
  findIssuers,
  matchKey,
  lostKeys,
  verifyChain,
  deviceVerdict,
  viewModel,
  asn1Children,
  asn1Path,
  compareText,
  convert,
  encryptKey,
  addToGitignore,
  dhcpSuggestion,
  dhcpOptions,
  ...trustListCommands,
  sipsTrust,
  newPhoneConfig,
  ...caCommands,
  ...slotCommands,
];

export function executeCommand(
  session: Session,
  id: string,
  args: unknown,
  token: CancellationToken,
  progress: Progress,
): unknown | Promise<unknown> {
  const command = commands.find((each) => each.id === id);
  if (command === undefined) {
    throw new ResponseError(ErrorCodes.MethodNotFound, `There is no command ${id}.`);
  }
  checkArguments(command.schema, args);
  return command.run(session, args as never, token, progress);
}
