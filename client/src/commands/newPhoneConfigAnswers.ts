/** What the form for new phone configs knows, and what the server is asked with it. */
import type { NewConfigFamily, NewPhoneConfigArguments } from '../../../server/src/core/newConfigProtocol';

export interface NewConfigAnswers {
  family: NewConfigFamily;
  /** Where the MAC addresses come from. */
  source: 'typed' | 'table' | 'none';
  phones: string;
  table: string;
  baseName: string;
  server: string;
  timeServer: string;
  poll: string;
  authority: string;
  radiusAuthority: string;
  certificates: string;
  folder: string;
  agreed: { readonly overwrite?: boolean };
}

export function isUcSoftware({ family }: NewConfigAnswers): boolean {
  return family === 'polycom' || family === 'spectralink';
}

export function argumentsOf(answers: NewConfigAnswers): NewPhoneConfigArguments {
  const { family, source, server } = answers;
  const authorities = [
    ...(family === 'innovaphone' ? [] : [answers.authority]),
    ...(isUcSoftware(answers) && answers.authority !== '' ? [answers.radiusAuthority] : []),
  ].filter((id) => id !== '');
  return {
    family,
    folder: answers.folder,
    ...(source === 'typed' ? { phones: answers.phones } : {}),
    ...(source === 'table' ? { table: answers.table } : {}),
    ...(family === 'optipoint' ? { baseName: answers.baseName } : { server }),
    ...(isUcSoftware(answers) ? { timeServer: answers.timeServer } : {}),
    ...(family === 'innovaphone' ? { poll: Number(answers.poll) } : {}),
    authorities: [...new Set(authorities)],
    ...(source === 'none' || answers.certificates === '' ? {} : { certificates: answers.certificates }),
  };
}
