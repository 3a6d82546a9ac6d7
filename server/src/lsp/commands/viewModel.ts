import { TextDocument } from 'vscode-languageserver-textdocument';
import { ServerCommand } from '../../core/protocol';
import { objectAt, viewModel as toViewModel } from '../../core/viewer/viewModel';
import type { ViewModel, ViewModelArguments } from '../../core/viewProtocol';
import { verdictsOnPart } from '../deviceVerdicts';
import { judgeFile } from '../judgeFile';
import { defineCommand } from './command';
import { fileOfArguments, fileProperties } from './fileOfArguments';
import { objectPlaceProperties } from './objectAtPosition';

export const viewModel = defineCommand<ViewModelArguments, ViewModel>({
  id: ServerCommand.viewModel,
  description: 'Decodes and checks the objects of a file, and gives what a viewer shows of them.',
  schema: {
    type: 'object',
    properties: {
      ...fileProperties,
      ...objectPlaceProperties,
      object: { type: 'integer', minimum: 0, description: 'Index of the object to show.' },
    },
    required: ['name', 'bytes', 'uri'],
  },
  async run(session, args) {
    const { name, uri, object, position } = args;
    const settings = await session.settings.of(uri);
    const model = fileOfArguments(session, args);
    const { runtime } = session;
    const findings = judgeFile(session, uri, model, settings);
    const offset = position && TextDocument.create(uri, '', 0, model.text).offsetAt(position);
    const shown = object ?? (offset === undefined ? 0 : objectAt(model, offset));
    return toViewModel(name, model, shown, {
      now: runtime.now(),
      findings,
      verdictsBy: (isMeant) => verdictsOnPart(session, { uri, model, settings }, isMeant),
    });
  },
});
