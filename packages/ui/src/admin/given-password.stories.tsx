import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, spyOn } from 'storybook/test'
import { DAY, PERSON } from '../testing/admin-fixtures.ts'
import { NOW } from '../testing/fixtures.ts'
import { GivenPassword } from './given-password.tsx'

const meta = {
  title: 'Parts/One-time password given',
  component: GivenPassword,
  args: {
    person: PERSON,
    given: { password: 'bcdf-ghjk-mnpq-rstv', until: NOW + 30 * DAY },
    address: 'https://mfa.example.org',
    onNoted: fn(),
  },
} satisfies Meta<typeof GivenPassword>

export default meta
type Story = StoryObj<typeof meta>

export const Shown: Story = {
  play: async ({ args, canvas, canvasElement, userEvent }) => {
    await expect(canvas.getByRole('region', { name: 'The one-time password of Sam Okafor' })).toHaveFocus()
    const prints = spyOn(window, 'print').mockImplementation(() => undefined)
    await userEvent.click(canvas.getByRole('button', { name: 'Print a letter' }))
    await expect(prints).toHaveBeenCalledOnce()
    const letter = canvasElement.querySelector('.letter')
    await expect(letter).toHaveTextContent('You have a new one-time password for CJSM at Cwmbrân Solicitors.')
    await expect(letter).not.toHaveTextContent('Have your phone with you')
    await userEvent.click(canvas.getByRole('button', { name: 'I’ve noted it' }))
    await expect(args.onNoted).toHaveBeenCalledOnce()
  },
}
/** Whoever has not enrolled so far gets the letter of an import again. */
export const ToSomebodyNew: Story = {
  args: { person: { ...PERSON, factor: null } },
  play: async ({ canvasElement }) => {
    const letter = canvasElement.querySelector('.letter')
    await expect(letter).toHaveTextContent('Your account for CJSM at Cwmbrân Solicitors is ready.')
    await expect(letter).toHaveTextContent('Have your phone with you')
  },
}
export const InWelsh: Story = {
  globals: { locale: 'cy' },
  play: async ({ canvas, canvasElement }) => {
    await expect(canvas.getByRole('button', { name: 'Argraffu llythyr' })).toBeVisible()
    await expect(canvasElement.querySelector('.letter')).toHaveTextContent('Mae gennych gyfrinair untro newydd')
  },
}
