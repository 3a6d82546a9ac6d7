/** ECDSA signatures (FIPS 186-5 §6.4), faster from the second handful of signatures under the same key on. */
import type { WeierstrassPoint } from '@noble/curves/abstract/weierstrass.js';
import { toHex } from '../der/values';
import { curveArithmetic } from './curves';

type Curve = NonNullable<ReturnType<typeof curveArithmetic>>;

/** A table of multiples costs as much as this many verifications, and each after that a third. */
const USES_WITHOUT_TABLE = 8;
/** 2⁴ multiples for each five bits: small enough to be made within one step of work that comes in slices. */
const WINDOW = 5;
/** Keys with their tables, a few hundred thousand octets each. */
const MAX_KEYS = 16;

interface KnownKey {
  uses: number;
  table: WeierstrassPoint<bigint> | undefined;
}

/** By curve and point, the one that was not used for longest first. */
const known = new Map<string, KnownKey>();

/** `digest` is the hash of what was signed. Throws where lengths or points are impossible. */
export function verifyEcdsa(
  curveOid: string | undefined,
  point: Uint8Array,
  digest: Uint8Array,
  signature: Uint8Array,
): boolean | undefined {
  const curve = curveArithmetic(curveOid);
  if (curve === undefined) {
    return undefined;
  }
  const id = `${curveOid}:${toHex(point)}`;
  const key = known.get(id) ?? { uses: 0, table: undefined };
  known.delete(id);
  known.set(id, key);
  if (known.size > MAX_KEYS) {
    known.delete(known.keys().next().value as string);
  }
  if (key.uses < USES_WITHOUT_TABLE) {
    key.uses++;
    return curve.verify(signature, digest, point, { prehash: false, lowS: false, format: 'der' });
  }
  key.table ??= curve.Point.fromBytes(point).precompute(WINDOW);
  return verifyWithTable(curve, key.table, digest, signature);
}

function verifyWithTable(
  { Point, Signature }: Curve,
  key: WeierstrassPoint<bigint>,
  digest: Uint8Array,
  signature: Uint8Array,
): boolean {
  const { Fn } = Point;
  const { r, s } = Signature.fromBytes(signature, 'der');
  const inverse = Fn.inv(s);
  const first = Point.BASE.multiplyUnsafe(Fn.mul(leftmost(digest, Fn), inverse));
  const sum = first.add(key.multiplyUnsafe(Fn.mul(r, inverse)));
  return !key.is0() && !sum.is0() && Fn.create(sum.toAffine().x) === r;
}

/** As many bits of the hash as the order of the curve has. */
function leftmost(digest: Uint8Array, order: Curve['Point']['Fn']): bigint {
  const surplus = Math.max(0, digest.length * 8 - order.BITS);
  return order.create(BigInt(`0x${toHex(digest)}`) >> BigInt(surplus));
}
