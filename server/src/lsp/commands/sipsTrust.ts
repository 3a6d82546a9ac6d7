import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import { fileNameOf } from '../../core/fileNameOf';
import { readSipsDevices, type SipsDevice } from '../../core/sips/readSipsDevices';
import { commonNamesOf, sipsReport, sipsSummary, summaryOf } from '../../core/sips/sipsReport';
import { type SipsQuestion, sipsTrustSteps } from '../../core/sips/sipsTrust';
import { SipsCommand, type SipsTrustArguments, type SipsTrustResult } from '../../core/sipsProtocol';
import { lookAround } from '../../core/workspace/surroundings';
import type { Session } from '../session';
import { inSlices } from '../workspace/inSlices';
import { defineCommand } from './command';
import type { Schema } from './schema';

const strings = (description: string): Schema => ({
  type: 'array',
  description,
  items: { type: 'string' },
});

export const sipsTrust = defineCommand<SipsTrustArguments, SipsTrustResult>({
  id: SipsCommand.sipsTrust,
  description:
    'Says which innovaphone device of a folder does not trust which registrar over SIPS, and what would mend it.',
  schema: {
    type: 'object',
    properties: {
      folder: {
        type: 'string',
        description:
          'URI of the folder. Files are of one device that have the same name but for what they hold (pbx1.trustlist.txt, pbx1.pem), or that stand in one folder beside a trustlist.txt.',
      },
      domain: {
        type: 'string',
        description: 'The SIP domain: registrars show the certificate with this common name.',
      },
      registrars: strings('Names of devices; only the devices are listed where they are left out.'),
      phones: strings('Names of devices.'),
      trustLists: strings('URIs of further files that are trust lists, whatever they are called.'),
    },
    required: ['folder'],
  },
  async run(session, { folder, domain, registrars, phones = [], trustLists = [] }, token) {
    await session.indexer.ready();
    const { index } = session.indexer;
    const devices = readSipsDevices(index, { folder, trustLists });
    const question: SipsQuestion = {
      registrars: chosen(folder, devices, registrars ?? []),
      phones: chosen(folder, devices, phones).filter(({ name }) => registrars?.includes(name) !== true),
      domain,
      folder,
      certificatesOf: lookAround(index, folder, { isComplete: true, isCovered: () => true }).surroundings
        .certificatesOf,
      time: session.runtime.now(),
    };
    const answer = await inSlices(session, token, sipsTrustSteps(question));
    const notes = notesOf(session);
    return {
      devices: devices.map((device) => summaryOf(device, domain)),
      commonNames: commonNamesOf(devices),
      findings: answer.findings,
      summary: [sipsSummary(answer), ...notes].join(' '),
      text: sipsReport(question, answer, notes),
    };
  },
});

function chosen(
  folder: string,
  devices: readonly SipsDevice[],
  names: readonly string[],
): readonly SipsDevice[] {
  return [...new Set(names)].map((name) => {
    const device = devices.find((each) => each.name === name);
    if (device === undefined) {
      throw new ResponseError(
        ErrorCodes.InvalidParams,
        `Nothing was checked: ${fileNameOf(folder.replace(/\/$/, ''))} has no device ${JSON.stringify(name)} any more. Start again.`,
      );
    }
    return device;
  });
}

function notesOf({ neighbourhood }: Session): readonly string[] {
  return neighbourhood.state === 'complete'
    ? []
    : ['Not every file of the workspace was read (yet), so what is missing may be there nevertheless.'];
}
