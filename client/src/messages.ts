/** Messages of the editor, without links that names of certificates and files would make ({@link withoutLinks}). */
import * as vscode from 'vscode';
import { withoutLinks } from './withoutLinks';

type Name = 'showInformationMessage' | 'showWarningMessage' | 'showErrorMessage';
/** The three take the same. */
type Show = typeof vscode.window.showInformationMessage;
type AnyShow = (message: string, ...rest: readonly unknown[]) => Thenable<unknown>;

function plain(name: Name): Show {
  const show = (message: string, ...rest: readonly unknown[]) =>
    (vscode.window[name] as AnyShow)(withoutLinks(message), ...rest);
  return show as Show;
}

export const messages: Readonly<Record<Name, Show>> = {
  showInformationMessage: plain('showInformationMessage'),
  showWarningMessage: plain('showWarningMessage'),
  showErrorMessage: plain('showErrorMessage'),
};
