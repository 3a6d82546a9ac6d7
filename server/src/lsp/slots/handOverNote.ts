/**
 * What goes to the maker of optiPoint phones with the PKCS #12: its pass phrase is built into the phone, so the
 * maker has to convert it (Siemens A31003-J4260-M102-1-76A9 §2.4). The customer's pass phrase is not written down.
 */
export function handOverNote(container: string, item: string, config: string): string {
  return [
    'An 802.1X certificate for optiPoint 410/420 phones, to be converted by the maker',
    '',
    `File:    ${container} (PKCS #12: the certificate of the phone with its private key)`,
    `Goes to: the item ${item} of ${config}`,
    '',
    'What is asked for',
    '',
    'The phone opens this item with a pass phrase that is built in and known to the maker alone. Please convert',
    'the file as the manual A31003-J4260-M102-1-76A9, section 2.4, describes:',
    '',
    `  1. openssl pkcs12 -in ${container} -out certconv.pem         (asks for the customer's pass phrase)`,
    '  2. openssl pkcs12 -export -in certconv.pem -out certnew.p12   (with the pass phrase of the phone)',
    '  3. openssl base64 -in certnew.p12 -out certnew.b64',
    '',
    'and send back certnew.b64. Delete certconv.pem: the private key stands in it in clear.',
    '',
    'The pass phrase of the file is not in this note. It is told on another way, not together with the file.',
    '',
    'When it is back',
    '',
    `Put the base64 text of certnew.b64 between the tags of the item ${item}, and raise the version item.`,
    'Before that the phone cannot use it: this file is not what the phone reads.',
    '',
  ].join('\n');
}
