/** A flow of the CA as a command: what every one of them does before and after its own work. */
import type { CaEnvironment, Control } from '../../ca/flows/environment';
import type { Profile } from '../../ca/profiles/profile';
import type { CaResult, SealedText } from '../../core/caProtocol';
import { type Command, defineCommand } from '../commands/command';
import type { ObjectSchema } from '../commands/schema';
import { refusing } from './caService';

/** What arguments of a flow may have that the flow itself gets in another form. */
interface Wrapped {
  readonly dryRun?: boolean;
  readonly profile?: string;
  readonly passPhrase?: SealedText;
  readonly authorityPassPhrase?: SealedText;
}

/** The arguments with their pass phrases in clear, and without what is in {@link FlowTools}. */
export type FlowArguments<Arguments extends Wrapped> = Omit<Arguments, keyof Wrapped> & {
  readonly passPhrase: string | undefined;
  readonly authorityPassPhrase: string | undefined;
};

export interface FlowTools {
  /** Of a workspace that may be written to, unless this is a dry run. */
  readonly environment: CaEnvironment;
  readonly control: Control;
  /** The profile that was named, or the `usual` one; what certificates of the place `uri` are for counts, too. */
  profile(usual: string, uri: string): Promise<Profile>;
  /** The text of a file that the arguments name. */
  text(uri: string): Promise<string>;
  /** A pass phrase beyond the two usual ones. */
  open(sealed: SealedText | undefined): Promise<string | undefined>;
}

export interface Flow<Arguments extends Wrapped, Result> {
  readonly id: string;
  readonly description: string;
  readonly schema: ObjectSchema;
  readonly run: (args: FlowArguments<Arguments>, tools: FlowTools) => Promise<Result>;
}

/** Refusals become answers; a dry run writes nothing and needs no trust. */
export function defineFlow<Arguments extends Wrapped, Result = CaResult>({
  id,
  description,
  schema,
  run,
}: Flow<Arguments, Result>): Command<never, unknown> {
  return defineCommand<Arguments, Result>({
    id,
    description,
    schema,
    run: ({ ca, settings }, { dryRun, profile, passPhrase, authorityPassPhrase, ...rest }, token, progress) =>
      refusing(async () => {
        const control = ca.control(dryRun, token, progress);
        const environment = ca.writable(control.mode);
        const args = {
          ...rest,
          passPhrase: await ca.passPhrase(passPhrase),
          authorityPassPhrase: await ca.passPhrase(authorityPassPhrase),
        };
        return run(args, {
          environment,
          control,
          profile: async (usual, uri) => ca.profile(profile, usual, (await settings.of(uri)).profile),
          text: (uri) => ca.text(uri),
          open: (sealed) => ca.passPhrase(sealed),
        });
      }),
  });
}
