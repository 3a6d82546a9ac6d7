/** The way to the extension, and what the page remembers while it is hidden. */
import type { Asn1ChildrenResult } from '../../server/src/core/viewProtocol';
import type { MessageOfPage, MessageToPage } from './messages';

/** Kept by VS Code for as long as the tab is open. */
export interface PageState {
  readonly object?: number;
  readonly scroll?: number;
  /** Parts that were unfolded, by their labels. */
  readonly open?: readonly string[];
}

interface VsCodeApi {
  postMessage(message: MessageOfPage): void;
  getState(): PageState | undefined;
  setState(state: PageState): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

type Answer = (result: Asn1ChildrenResult | string) => void;

export interface Host {
  readonly state: PageState;
  remember(state: PageState): void;
  send(message: MessageOfPage): void;
  copy(label: string, text: string): void;
  /** The fields within a field; a text where there are none to be had. */
  children(
    object: number,
    path: readonly number[],
    from: number,
    count: number,
  ): Promise<Asn1ChildrenResult | string>;
}

export function connectHost(receive: (message: MessageToPage) => void): Host {
  const api = acquireVsCodeApi();
  const waiting = new Map<number, Answer>();
  let state: PageState = api.getState() ?? {};
  let requests = 0;
  const answer = (request: number, result: Asn1ChildrenResult | string) => {
    waiting.get(request)?.(result);
    waiting.delete(request);
  };
  window.addEventListener('message', ({ data }: MessageEvent<MessageToPage>) => {
    switch (data.type) {
      case 'children':
        answer(data.request, data.result);
        break;
      case 'childrenFailed':
        answer(data.request, data.reason);
        break;
      default:
        receive(data);
    }
  });
  return {
    get state() {
      return state;
    },
    remember(changed) {
      state = { ...state, ...changed };
      api.setState(state);
    },
    send: (message) => api.postMessage(message),
    copy: (label, text) => api.postMessage({ type: 'copy', label, text }),
    children(object, path, from, count) {
      const request = ++requests;
      api.postMessage({ type: 'children', request, object, path, from, count });
      return new Promise((resolve) => waiting.set(request, resolve));
    },
  };
}
