import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { PasswordLetters } from './password-letters.tsx'

const meta = {
  title: 'Parts/Password letters',
  component: PasswordLetters,
  args: {
    until: Date.UTC(2026, 11, 24, 10, 44),
    address: 'https://mfa.example.org',
    organisation: 'Harbour Chambers',
    passwords: [
      { username: 'sam.okafor', name: 'Sam Okafor', password: 'bcdf-ghjk-mnpq-rstv' },
      { username: 'sian.wyn', name: 'Siân Ŵyn', password: 'wxz2-3456-789b-cdfg' },
    ],
  },
} satisfies Meta<typeof PasswordLetters>

export default meta
type Story = StoryObj<typeof meta>

/** They are on paper alone, a sheet each. */
export const OnPaperAlone: Story = {
  play: async ({ canvasElement }) => {
    const letters = canvasElement.querySelectorAll('.letter')
    await expect(letters).toHaveLength(2)
    for (const letter of letters) {
      await expect(letter).not.toBeVisible()
      await expect(letter).toHaveTextContent('Your account for CJSM at Harbour Chambers is ready.')
      const typed = [...letter.querySelectorAll('dd')].map(
        (fact) => fact.closest('[translate="no"]') ?? fact.querySelector('[translate="no"]'),
      )
      await expect(typed).toEqual([expect.anything(), expect.anything(), expect.anything()])
    }
  },
}
