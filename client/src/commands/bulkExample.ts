import * as vscode from 'vscode';
import {
  BulkCommand,
  type ExampleTableArguments,
  type ExampleTableResult,
} from '../../../server/src/core/bulkProtocol';
import { messages } from '../messages';
import { askServer } from './askServer';
import type { Command } from './command';

const MOST = 5000;

/** Opens a table to start with; the devices come from the names of the phone configs. */
export const bulkExample: Command = async (session) => {
  const files = await vscode.workspace.findFiles('**/*.{cfg,xml,txt}', '**/node_modules/**', MOST);
  const argument: ExampleTableArguments = { files: files.map(String) };
  const { text, devices } = await askServer<ExampleTableResult>(session, BulkCommand.exampleTable, argument);
  const document = await vscode.workspace.openTextDocument({ content: text, language: 'csv' }).then(
    (opened) => opened,
    // An editor that does not know the language.
    () => vscode.workspace.openTextDocument({ content: text }),
  );
  await vscode.window.showTextDocument(document);
  const found = devices === 1 ? '1 device' : `${devices} devices`;
  void messages.showInformationMessage(
    `${devices === 0 ? 'No file of the workspace is named after a device: replace the examples.' : `${found} found in the names of files.`} Save the table, then run "Issue Certificates from a CSV".`,
  );
};
