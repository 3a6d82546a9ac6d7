/** What client and server say to each other about whether a device accepts a file: names and plain types. */
import type { Target } from './lint/targets';
import type { TextPosition } from './protocol';

/** Ids of `workspace/executeCommand`. */
export const DeviceCommand = {
  deviceVerdict: 'phonepki.server.deviceVerdict',
} as const;

/** What a file can be checked for, as people call it; `generic` is no device. */
export const DEVICE_TITLES: Readonly<Record<Exclude<Target, 'generic'>, string>> = {
  'spectralink-8400': 'Spectralink 8400',
  innovaphone: 'innovaphone',
  optipoint: 'optiPoint 410/420',
  openstage: 'OpenStage / OpenScape Desk Phone',
  '8021x-server': '802.1X, the RADIUS server',
  '8021x-client': '802.1X, the phone or computer',
  web: 'Web browsers and operating systems',
};

export type DeviceTarget = keyof typeof DEVICE_TITLES;

export const DEVICE_TARGETS = Object.keys(DEVICE_TITLES) as readonly DeviceTarget[];

export interface DeviceVerdictArguments {
  readonly uri: string;
  /** Left out: what the settings say that the file is for, and what the configs of the workspace imply. */
  readonly targets?: readonly DeviceTarget[];
}

/** `refused`: by a rule that a document of the device gives. `doubtful`: no document says, or the rule is softer. */
export type VerdictState = 'accepted' | 'doubtful' | 'refused';

export interface DeviceVerdictReason {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  /** What is wrong, why it matters, what to do. */
  readonly message: string;
  /** Documents and places in them. */
  readonly sources: readonly string[];
  /** Of the file; absent where it is no text. */
  readonly range?: { readonly start: TextPosition; readonly end: TextPosition };
}

export interface DeviceVerdict {
  readonly target: DeviceTarget;
  readonly state: VerdictState;
  /** One line: `innovaphone: would be refused, because …`. */
  readonly text: string;
  /** The gravest first. */
  readonly reasons: readonly DeviceVerdictReason[];
}

export interface DeviceVerdictResult {
  /** None where nothing is asked for, or where the file holds nothing that a device is given. */
  readonly verdicts: readonly DeviceVerdict[];
  /** The file holds something that a device is given. */
  readonly isForDevices: boolean;
  /** All of it, for a person. */
  readonly text: string;
}
