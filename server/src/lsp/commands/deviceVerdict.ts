import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  DEVICE_TARGETS,
  DeviceCommand,
  type DeviceVerdictArguments,
  type DeviceVerdictReason,
  type DeviceVerdictResult,
} from '../../core/deviceProtocol';
import { objectOf } from '../../core/documentModel';
import { fileNameOf } from '../../core/fileNameOf';
import type { PlacedFinding } from '../../core/lint/runRules';
import { isForDevices } from '../../core/verdict/verdicts';
import { sourcesOf, verdictLine, verdictReport } from '../../core/verdict/verdictText';
import { readContent } from '../../core/workspace/readContent';
import { devicesFor, deviceVerdictSteps, type JudgedFile } from '../deviceVerdicts';
import type { Session } from '../session';
import { toRange } from '../toProtocol';
import { inSlices } from '../workspace/inSlices';
import { defineCommand } from './command';

export const deviceVerdict = defineCommand<DeviceVerdictArguments, DeviceVerdictResult>({
  id: DeviceCommand.deviceVerdict,
  description: 'Says for each device whether it would accept what a file holds, and why not.',
  schema: {
    type: 'object',
    properties: {
      uri: { type: 'string', description: 'URI of the file; what is open is taken from the editor.' },
      targets: {
        type: 'array',
        description:
          'The devices; what the settings and the workspace say that the file is for, where left out.',
        items: { type: 'string', enum: DEVICE_TARGETS },
      },
    },
    required: ['uri'],
  },
  async run(session, { uri, targets }, token) {
    const { file, document } = await read(session, uri);
    await session.indexer.ready();
    const devices = targets ?? devicesFor(session, file);
    const verdicts = await inSlices(session, token, deviceVerdictSteps(session, file, devices));
    const lineOf = ({ span }: PlacedFinding) => document && document.positionAt(span.start).line + 1;
    const objects = file.model.blocks.map(({ encoded }) => objectOf(encoded));
    return {
      isForDevices: isForDevices(file.model),
      verdicts: verdicts.map((verdict) => ({
        target: verdict.target,
        state: verdict.state,
        text: verdictLine(verdict, objects),
        reasons: verdict.because.map((finding) => toReason(finding, document)),
      })),
      text: verdictReport(fileNameOf(uri), verdicts, objects, lineOf),
    };
  },
});

interface Read {
  readonly file: JudgedFile;
  /** Absent where the file is no text. */
  readonly document: TextDocument | undefined;
}

async function read(session: Session, uri: string): Promise<Read> {
  const opened = await session.open(uri);
  if (opened !== undefined) {
    const { document, model, settings } = opened;
    return { file: { uri, model, settings }, document };
  }
  const settings = await session.settings.of(uri);
  const bytes = await session.files?.read(uri, settings.index.maxFileSize * 1000);
  if (bytes === undefined) {
    throw new ResponseError(
      ErrorCodes.InvalidParams,
      `${fileNameOf(uri)} was not checked: it is not open, and it cannot be read or is too large. Open it first.`,
    );
  }
  const maxLength = settings.limits.documentSize * 1_000_000;
  const { model, isBinary } = readContent(uri, bytes, { maxLength, phone: { path: uri, ...settings.phone } });
  const document = isBinary ? undefined : TextDocument.create(uri, model.languageId, 0, model.text);
  return { file: { uri, model, settings }, document };
}

function toReason(finding: PlacedFinding, document: TextDocument | undefined): DeviceVerdictReason {
  const { ruleId: rule, severity, message, span } = finding;
  return {
    rule,
    severity,
    message,
    sources: sourcesOf(finding),
    ...(document === undefined ? {} : { range: toRange(document, span) }),
  };
}
