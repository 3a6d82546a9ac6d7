/** Files through the client: it knows its own excludes, remote machines and virtual folders. */
import type { Connection } from 'vscode-languageserver';
import { readBase64 } from '../../core/encoding/base64';
import { ProblemList } from '../../core/encoding/problemList';
import {
  ClientRequest,
  type ListFilesParams,
  type ReadFileParams,
  type ReadFileResult,
} from '../../core/protocol';
import type { FileAccess } from '../runtimeEnvironment';

export function createClientFiles(connection: Connection): FileAccess {
  return {
    list({ include, exclude, maxFiles, virtualWorkspaces }) {
      const params: ListFilesParams = { include, exclude, maxFiles, virtualWorkspaces };
      return connection.sendRequest<string[]>(ClientRequest.listFiles, params);
    },
    async read(uri, maxBytes) {
      const params: ReadFileParams = { uri, maxBytes };
      const { bytes } = await connection.sendRequest<ReadFileResult>(ClientRequest.readFile, params);
      return bytes === null
        ? undefined
        : readBase64(bytes, 0, bytes.length, 0, 'pem', new ProblemList()).bytes;
    },
  };
}
