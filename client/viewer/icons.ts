/** Small drawings of our own, in the colour of the text around them. */

const SVG = 'http://www.w3.org/2000/svg';

/** Outlines on a square of 24. */
const SHAPES = {
  certificate: [
    'M4 3.5h16a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1h-3.2M11.2 16.5H4a1 1 0 0 1-1-1v-11a1 1 0 0 1 1-1',
    'M7 8h10M7 11.5h4.5',
    'M14 17.2a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
    'M12.3 16.7 11.5 21l2.5-1.4 2.5 1.4-.8-4.3',
  ],
  key: ['M8.5 20a5 5 0 1 0 0-10 5 5 0 0 0 0 10z', 'M12 11.5 20.5 3M16.5 7l3 3M14.5 9l1.8 1.8'],
  list: [
    'M6 3h9l4 4v14H6z',
    'M15 3v4h4',
    'M9.5 11.5l2 2m0-2-2 2M9.5 16.5l2 2m0-2-2 2M14 12.5h2.5M14 17.5h2.5',
  ],
  request: ['M5 3h9l4 4v4M5 3v18h6', 'M14 3v4h4', 'M8 11h5M8 14.5h3', 'M13.5 20.5l.6-2.6 5-5 2 2-5 5z'],
  container: ['M3.5 8 12 3.5 20.5 8v8.5L12 21l-8.5-4.5z', 'M3.5 8l8.5 4.5L20.5 8M12 12.5V21M7.8 5.8l8.4 4.5'],
  other: ['M6 3h9l4 4v14H6z', 'M15 3v4h4', 'M9.5 12.5h6M9.5 16h4'],
  missing: [
    'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z',
    'M9.4 9.6a2.6 2.6 0 1 1 3.6 2.4c-.7.3-1 .9-1 1.7M12 16.6v.3',
  ],
  copy: ['M9 9h10.5v11H9z', 'M5 15.5V4.5h10'],
  error: ['M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z', 'M9 9l6 6m0-6-6 6'],
  warning: ['M12 3.8 21.5 20h-19z', 'M12 10v5M12 17.2v.3'],
  information: ['M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z', 'M12 11v5.5M12 7.5v.3'],
  hint: ['M9.5 17.5c0-2.5-3-3.5-3-7.5a5.5 5.5 0 0 1 11 0c0 4-3 5-3 7.5z', 'M10 20.5h4'],
} as const;

export type IconName = keyof typeof SHAPES;

export function icon(name: IconName, size = 16): SVGSVGElement {
  const drawing = document.createElementNS(SVG, 'svg');
  for (const [attribute, value] of Object.entries({
    viewBox: '0 0 24 24',
    width: `${size}`,
    height: `${size}`,
    class: `icon icon-${name}`,
    'aria-hidden': 'true',
    focusable: 'false',
  })) {
    drawing.setAttribute(attribute, value);
  }
  for (const outline of SHAPES[name]) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', outline);
    drawing.append(path);
  }
  return drawing;
}

/** The drawing for a kind of object, as core names it. */
export function kindIcon(kind: string, size?: number): SVGSVGElement {
  return icon(KINDS[kind] ?? 'other', size);
}

const KINDS: Readonly<Record<string, IconName>> = {
  certificate: 'certificate',
  certificateRequest: 'request',
  certificateList: 'list',
  privateKey: 'key',
  encryptedPrivateKey: 'key',
  publicKey: 'key',
  openSshKey: 'key',
  cms: 'container',
  pkcs12: 'container',
};
