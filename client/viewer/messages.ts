/** What the page of the viewer and the extension say to each other. */
import type { Asn1ChildrenResult, ViewModel } from '../../server/src/core/viewProtocol';

export type MessageOfPage =
  /** The page can show something; `object` was shown before it was hidden. */
  | { readonly type: 'ready'; readonly object?: number }
  | { readonly type: 'select'; readonly object: number }
  /** The person is asked for it by the extension: the page never sees one. */
  | { readonly type: 'openWithPassPhrase' }
  | { readonly type: 'copy'; readonly label: string; readonly text: string }
  | {
      readonly type: 'children';
      readonly request: number;
      readonly object: number;
      readonly path: readonly number[];
      readonly from: number;
      readonly count: number;
    };

export type MessageToPage =
  | { readonly type: 'model'; readonly model: ViewModel }
  | { readonly type: 'children'; readonly request: number; readonly result: Asn1ChildrenResult }
  | { readonly type: 'childrenFailed'; readonly request: number; readonly reason: string }
  | { readonly type: 'copied'; readonly label: string }
  | { readonly type: 'failed'; readonly reason: string };
