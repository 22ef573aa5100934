import type { Instant } from '@enrol/otp'
import { and, eq, lt } from 'drizzle-orm'
import type { Database, Statement } from './database.ts'
import type { Keyring } from './keyring.ts'
import type { Tables } from './schema/tables.ts'

export type AddressChange = Tables['addressChanges']['$inferSelect']

export function createAddressChangeStore({ queries, tables: { addressChanges } }: Database, keyring: Keyring) {
  /** The change as it was read: no later one, and no further miss. */
  const asRead = ({ userId, digest, misses }: AddressChange) =>
    and(eq(addressChanges.userId, userId), eq(addressChanges.digest, digest), eq(addressChanges.misses, misses))

  return {
    /** The address that waits for its owner's code; one at most. */
    async of(userId: string): Promise<AddressChange | null> {
      const [found] = await queries.select().from(addressChanges).where(eq(addressChanges.userId, userId))
      return found ?? null
    },

    /** It takes the place of an earlier one, whose code is worth nothing from then on. */
    put({ code, ...change }: Pick<AddressChange, 'userId' | 'address' | 'sentAt' | 'requestedBy'> & { code: string }): Statement {
      const digest = keyring.digest('address-code', [change.userId, change.address, code])
      const row = { ...change, digest, misses: 0 }
      return (q) =>
        q
          .insert(addressChanges)
          .values(row)
          .onConflictDoUpdate({ target: addressChanges.userId, set: row })
          .returning({ userId: addressChanges.userId })
    },

    isCodeOf({ userId, address, digest }: AddressChange, code: string): boolean {
      return keyring.isDigestOf('address-code', [userId, address, code], digest)
    },

    /** Guard: no row when another miss was counted meanwhile, or the change is over. */
    countMiss(read: AddressChange): Statement {
      return (q) =>
        q
          .update(addressChanges)
          .set({ misses: read.misses + 1 })
          .where(asRead(read))
          .returning({ userId: addressChanges.userId })
    },

    /** Guard: no row when it is no longer the one that was read. */
    remove(read: AddressChange): Statement {
      return (q) => q.delete(addressChanges).where(asRead(read)).returning({ userId: addressChanges.userId })
    },

    forgetSentBefore(instant: Instant): Statement {
      return (q) => q.delete(addressChanges).where(lt(addressChanges.sentAt, instant)).returning({ userId: addressChanges.userId })
    },
  }
}
