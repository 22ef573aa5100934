import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, waitFor, within } from 'storybook/test'
import { RecoveryCodesScreen } from './recovery-codes-screen.tsx'
import { NOW } from './testing/fixtures.ts'

const CODES = [
  'K7QM-3XDA-9WTE-0HBV',
  '4R8N-ZP2C-J6YF-1SGD',
  'W0BT-5KQX-H3MV-8EAR',
  'C9FZ-7NJD-2PWS-6YKG',
  'T1XE-R4HB-Q8CM-V5ZA',
  '6DPS-0GWK-N7FJ-3YTB',
  'X2VH-M9QR-E1ZC-4KAN',
  'J8YG-5SDT-B6WP-0FXQ',
  '3CME-H7RV-Z4KN-9JDA',
  'P5TW-2YBX-8GSF-6QHM',
]

type Copy = (text: string) => Promise<void>

const meta = {
  title: 'Account/Recovery codes, shown once',
  component: RecoveryCodesScreen,
  parameters: { framed: true },
  args: { codes: CODES, createdAt: NOW, onKept: fn(), copy: fn<Copy>(async () => undefined), save: fn(), print: fn() },
} satisfies Meta<typeof RecoveryCodesScreen>

export default meta
type Story = StoryObj<typeof meta>

export const Shown: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await expect(
      within(canvas.getByRole('list', { name: 'Ten recovery codes' }))
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(CODES)
    await userEvent.click(canvas.getByRole('button', { name: 'I’ve kept them' }))
    await expect(args.onKept).toHaveBeenCalledOnce()
  },
}

export const Copies: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Copy' }))
    await expect(args.copy).toHaveBeenCalledWith(CODES.join('\n'))
    await expect(await canvas.findByText('Copied')).toBeVisible()
  },
}

export const CopyingNotAllowed: Story = {
  args: { copy: fn<Copy>(() => Promise.reject(new Error('not allowed'))) },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Copy' }))
    await expect(await canvas.findByText(/Your browser did not allow copying/)).toBeVisible()
  },
}

export const Downloads: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Download' }))
    await expect(args.save).toHaveBeenCalledWith('CJSM recovery codes.txt', expect.stringContaining(CODES.join('\r\n')))
  },
}

export const Prints: Story = {
  play: async ({ args, canvas, canvasElement, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Print' }))
    await expect(args.print).toHaveBeenCalledOnce()
    window.dispatchEvent(new Event('beforeprint'))
    const sheet = canvasElement.querySelector('.sheet')
    await expect(sheet).toHaveTextContent('CJSM recovery codes')
    await expect(sheet).toHaveTextContent(CODES[9] ?? '')
    window.dispatchEvent(new Event('afterprint'))
    await waitFor(() => expect(canvasElement.querySelector('.sheet')).toBeNull())
  },
}

export const InWelsh: Story = { globals: { locale: 'cy' } }
