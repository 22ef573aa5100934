import { expect, test } from 'vitest'
import { slipsIn } from './slips-in.ts'

const PASSWORD = 'quiet tides run'

test.each(['pat@example.org', 'HARBOUR\\pat', 'Pat Rees', 'pat.rees.'])('%s may be no user name', (username) => {
  expect(slipsIn({ username, password: PASSWORD })).toEqual(['other-name'])
})

test.each(['p59', 'pat.rees', 'pat-rees_2'])('%s looks like a user name', (username) => {
  expect(slipsIn({ username, password: PASSWORD })).toEqual([])
})

test.each([`${PASSWORD} `, ` ${PASSWORD}`, `${PASSWORD}\u00a0`])(
  'a space at an end of a password may have slipped in: “%s”',
  (password) => {
    expect(slipsIn({ username: 'p59', password })).toEqual(['outer-space'])
  },
)
