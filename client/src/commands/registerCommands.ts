import * as vscode from 'vscode';
import { messages } from '../messages';
import type { Session } from '../startClient';
import { groupBy, refreshPkiView, showMore } from '../views/pki/pkiView';
import { registerTableProblems } from '../views/tableProblems';
import { addToGitignore } from './addToGitignore';
import { bulkExample } from './bulkExample';
import { bulkIssue } from './bulkIssue';
import { changePassPhrase } from './changePassPhrase';
import { changeSeverity } from './changeSeverity';
import { checkForDevice } from './checkForDevice';
import { checkSipsTrust } from './checkSipsTrust';
import type { Command } from './command';
import { compare } from './compare';
import { convert } from './convert';
import { convertPkcs12 } from './convertPkcs12';
import { copyField, copyFingerprint } from './copyField';
import { createIntermediateCa, createRootCa } from './createCa';
import { createRequest, createSelfSigned, issueCertificate } from './createCertificate';
import { decodeClipboard } from './decodeClipboard';
import { decodeSelection } from './decodeSelection';
import { deviceKeyHelp } from './deviceKeyHelp';
import { dhcpOptions } from './dhcpOptions';
import { encryptKey } from './encryptKey';
import { exportCertificate } from './exportCertificate';
import { extractCertificate } from './extractCertificate';
import { forgetPassPhrases } from './forgetPassPhrases';
import { goToIssuer } from './goToIssuer';
import { importAny } from './importAny';
import { insertCertificate } from './insertCertificate';
import { issueCrl } from './issueCrl';
import { lockKeys } from './lockKeys';
import { matchKey } from './matchKey';
import { newPhoneConfig } from './newPhoneConfig';
import { openContainer } from './openContainer';
import { openObject } from './openObject';
import { openViewer } from './openViewer';
import { refreshEmbedded } from './refreshEmbedded';
import { rejectRequest } from './rejectRequest';
import { renewCertificate } from './renewCertificate';
import { createRequestForKey, renewalRequest } from './requestForKey';
import { restartServer } from './restartServer';
import { revealKey } from './revealKey';
import { releaseCertificate, revokeCertificate } from './revokeCertificate';
import { selectField } from './selectField';
import { showDetails } from './showDetails';
import { showLog } from './showLog';
import { showStructure } from './showStructure';
import { signRequest } from './signRequest';
import { addToTrustList, clearTrustList, removeFromTrustList } from './trustListChange';
import { exportTrustList } from './trustListExport';
import { goToTrustListEntry, openAsTrustList, showTrustListDetails } from './trustListOpen';
import { verifyChain } from './verifyChain';

/** Every command that package.json contributes, by its id. */
const commands: Readonly<Record<string, Command>> = {
  'phonepki.showDetails': showDetails,
  'phonepki.openViewer': openViewer,
  'phonepki.goToIssuer': goToIssuer,
  'phonepki.showStructure': showStructure,
  'phonepki.compare': compare,
  'phonepki.convert': convert,
  'phonepki.exportCertificate': exportCertificate,
  'phonepki.copyFingerprint': copyFingerprint,
  'phonepki.copySerialNumber': copyField('serialNumber'),
  'phonepki.copySubject': copyField('subject'),
  'phonepki.copyPublicKeyPin': copyField('publicKeyPin'),
  'phonepki.decodeSelection': decodeSelection,
  'phonepki.decodeClipboard': decodeClipboard,
  'phonepki.verifyChain': verifyChain,
  'phonepki.checkForDevice': checkForDevice,
  'phonepki.checkSipsTrust': checkSipsTrust,
  'phonepki.matchKey': matchKey,
  'phonepki.revealKey': revealKey,
  'phonepki.openContainer': openContainer,
  'phonepki.changePassPhrase': changePassPhrase,
  'phonepki.forgetPassPhrases': forgetPassPhrases,
  'phonepki.encryptKey': encryptKey,
  'phonepki.addToGitignore': addToGitignore,
  'phonepki.changeSeverity': changeSeverity,
  'phonepki.pkiView.open': openObject,
  'phonepki.pkiView.showMore': (_session, node) => showMore(node),
  'phonepki.pkiView.refresh': refreshPkiView,
  'phonepki.pkiView.groupByRole': () => groupBy('role'),
  'phonepki.pkiView.groupByExpiry': () => groupBy('expiry'),
  'phonepki.asn1View.select': selectField,
  'phonepki.createRootCa': createRootCa,
  'phonepki.createIntermediateCa': createIntermediateCa,
  'phonepki.createSelfSigned': createSelfSigned,
  'phonepki.createRequest': createRequest,
  'phonepki.createRequestForKey': createRequestForKey,
  'phonepki.renewalRequest': renewalRequest,
  'phonepki.signRequest': signRequest,
  'phonepki.revokeCertificate': revokeCertificate,
  'phonepki.releaseCertificate': releaseCertificate,
  'phonepki.issueCrl': issueCrl,
  'phonepki.renewCertificate': renewCertificate,
  'phonepki.rejectRequest': rejectRequest,
  'phonepki.issueCertificate': issueCertificate,
  'phonepki.bulkIssue': bulkIssue,
  'phonepki.bulkExample': bulkExample,
  'phonepki.import': importAny,
  'phonepki.deviceKeyHelp': deviceKeyHelp,
  'phonepki.newPhoneConfig': newPhoneConfig,
  'phonepki.dhcpOptions': dhcpOptions,
  'phonepki.trustList.open': openAsTrustList,
  'phonepki.trustList.add': addToTrustList,
  'phonepki.trustList.remove': removeFromTrustList,
  'phonepki.trustList.clear': clearTrustList,
  'phonepki.trustList.export': exportTrustList,
  'phonepki.trustList.exportEntry': exportTrustList,
  'phonepki.trustList.goTo': goToTrustListEntry,
  'phonepki.trustList.details': showTrustListDetails,
  'phonepki.insertCertificate': insertCertificate,
  'phonepki.refreshEmbedded': refreshEmbedded,
  'phonepki.extractCertificate': extractCertificate,
  'phonepki.convertPkcs12': convertPkcs12,
  'phonepki.lockKeys': lockKeys,
  'phonepki.restartServer': restartServer,
  'phonepki.showLog': showLog,
};

export function registerCommands(session: Session): vscode.Disposable[] {
  const registered = Object.entries(commands).map(([id, run]) =>
    vscode.commands.registerCommand(id, async (...args: unknown[]) => {
      try {
        await run(session, ...args);
      } catch (error) {
        // The server words its refusals for people.
        void messages.showErrorMessage(error instanceof Error ? error.message : String(error));
      }
    }),
  );
  return [...registered, registerTableProblems()];
}
