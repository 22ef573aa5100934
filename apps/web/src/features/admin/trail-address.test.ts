import { dayOfField } from '@enrol/ui/admin/day-field'
import { expect, test } from 'vitest'
import { trailAskedIn, trailSearchOf } from './trail-address.ts'

const EVERYTHING = { kind: null, person: '', reference: '', from: null, to: null, before: null }

test('what is asked of the audit trail comes back from its address as it was', () => {
  const question = {
    kind: 'reset-mfa',
    person: 'Siân & Ŵyn',
    reference: '7kqm 3xda',
    from: dayOfField('2026-10-25'),
    to: dayOfField('2026-11-24'),
    before: 412,
  }
  expect(trailAskedIn(trailSearchOf(question))).toEqual(question)
})

test('the plain address asks for everything, and everything has the plain address', () => {
  expect([trailAskedIn(''), trailSearchOf(EVERYTHING)]).toEqual([EVERYTHING, ''])
})

test.each([
  ['a kind that there is not', '?kind=toString'],
  ['what is no reference', '?reference=7KQM'],
  ['a day that there is not', '?from=2026-02-30&to=yesterday'],
  ['days the wrong way round', '?from=2026-11-25&to=2026-11-24'],
  ['days before the service takes any', '?from=1960-01-01&to=1969-12-30'],
  ['a page that there is not', '?before=-3'],
  ['half a page', '?before=1.5'],
])('of %s the address asks nothing', (_, search) => {
  expect(trailAskedIn(search)).toEqual(EVERYTHING)
})

test('words for a person are cut where the service would refuse them', () => {
  expect(trailAskedIn(`?person=${'x'.repeat(500)}`).person).toHaveLength(200)
})
