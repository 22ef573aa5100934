import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, spyOn } from 'storybook/test'
import { ImportAdded } from './import-added.tsx'

const meta = {
  title: 'Parts/Import, the passwords',
  component: ImportAdded,
  args: {
    answer: {
      kind: 'imported',
      added: 1,
      passwords: [{ username: 'sam.okafor', name: 'Sam Okafor', password: 'bcdf-ghjk-mnpq-rstv' }],
      until: Date.UTC(2026, 11, 24, 10, 44),
    },
    address: 'https://mfa.example.org',
    organisation: 'Harbour Chambers',
    onDownload: fn(),
    onFollow: fn(),
  },
} satisfies Meta<typeof ImportAdded>

export default meta
type Story = StoryObj<typeof meta>

export const One: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.getByRole('cell', { name: 'bcdf-ghjk-mnpq-rstv' })).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: 'Download passwords (CSV)' }))
    await expect(args.onDownload).toHaveBeenCalledOnce()
    const prints = spyOn(window, 'print').mockImplementation(() => undefined)
    await userEvent.click(canvas.getByRole('button', { name: 'Print letters' }))
    await expect(prints).toHaveBeenCalledOnce()
  },
}
