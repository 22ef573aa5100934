import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, waitFor, within } from 'storybook/test'
import { ScanScreen } from './scan-screen.tsx'
import { ADDRESS, entryWith, REFERENCE } from './testing/fixtures.ts'

const meta = {
  title: 'Enrol/2 Add to your app',
  component: ScanScreen,
  parameters: { framed: true },
  args: {
    entry: entryWith('7K'),
    device: 'desktop',
    email: { offered: true, address: ADDRESS },
    renewed: false,
    busy: false,
    trouble: null,
    onContinue: fn(),
    onBack: fn(),
    onUseEmail: fn(),
    onCannotEnrol: fn(),
    onNewCode: fn(),
    copy: fn(async () => {}),
    print: fn(),
  },
} satisfies Meta<typeof ScanScreen>

export default meta
type Story = StoryObj<typeof meta>

export const Desktop: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.getByRole('img', { name: /adds CJSM · 7K to an authenticator app.*copy the secret/ })).toBeVisible()
    await expect(canvas.getByText('Your app will list it as')).toHaveTextContent('CJSM · 7K')
    await expect(canvas.getByText('Name').nextElementSibling).toHaveTextContent('CJSM · 7K')
    await expect(canvas.getByText('MFA secret').nextElementSibling).toHaveTextContent('GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ')
    await expect(canvas.queryByRole('link', { name: 'Open in authenticator app' })).toBeNull()
    await userEvent.click(canvas.getByRole('button', { name: 'Use email MFA instead' }))
    await userEvent.click(canvas.getByRole('button', { name: 'Get a new QR code' }))
    await userEvent.click(canvas.getByRole('button', { name: 'I can’t set this up' }))
    await userEvent.click(canvas.getByRole('button', { name: 'Print instructions' }))
    await userEvent.click(canvas.getByRole('button', { name: 'Back' }))
    await userEvent.click(canvas.getByRole('button', { name: 'Continue' }))
    for (const callback of [args.onUseEmail, args.onNewCode, args.onCannotEnrol, args.print, args.onBack, args.onContinue])
      await expect(callback).toHaveBeenCalledOnce()
  },
}

export const Phone: Story = {
  args: { device: 'phone' },
  play: async ({ args, canvas }) => {
    const open = canvas.getByRole('link', { name: 'Open in authenticator app' })
    await expect(open).toHaveAttribute('href', args.entry?.uri)
    const copy = canvas.getByRole('button', { name: 'Copy secret' })
    const qr = canvas.getByRole('img', { name: /QR code/ })
    await expect(open.compareDocumentPosition(copy)).toBe(Node.DOCUMENT_POSITION_FOLLOWING)
    await expect(copy.compareDocumentPosition(qr)).toBe(Node.DOCUMENT_POSITION_FOLLOWING)
  },
}

export const Copies: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Copy secret' }))
    await expect(args.copy).toHaveBeenCalledWith('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
    await expect(await canvas.findByText('Copied. Now paste it into your app.')).toHaveRole('status')
  },
}

export const CopyingRefused: Story = {
  args: { copy: fn(async () => Promise.reject(new Error('not allowed'))) },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Copy secret' }))
    await expect(await canvas.findByText(/It was not copied/)).toHaveRole('status')
  },
}

export const Larger: Story = {
  play: async ({ canvas, userEvent }) => {
    const small = canvas.getByRole('img', { name: /QR code/ }).getBoundingClientRect()
    await userEvent.click(canvas.getByRole('button', { name: 'Make it larger' }))
    const dialog = canvas.getByRole('dialog', { name: 'Scan this QR code' })
    const large = within(dialog)
      .getByRole('img', { name: /QR code/ })
      .getBoundingClientRect()
    await expect(large.width).toBeGreaterThan(small.width)
    await expect(large.bottom).toBeLessThanOrEqual(window.innerHeight)
    await userEvent.click(within(dialog).getByRole('button', { name: 'Close' }))
    await expect(canvas.queryByRole('dialog')).toBeNull()
    await expect(canvas.getByRole('button', { name: 'Make it larger' })).toHaveFocus()
  },
}

export const Printed: Story = {
  play: async ({ canvas }) => {
    window.dispatchEvent(new Event('beforeprint'))
    // At once: the browser prints what stands there now.
    await expect(document.querySelector('.sheet [role="img"] path')).not.toBeNull()
    await expect(canvas.getByText('Set up CJSM · 7K')).toBeInTheDocument()
    await expect(canvas.getAllByText('MFA secret')).toHaveLength(2)
    window.dispatchEvent(new Event('afterprint'))
    await waitFor(() => expect(canvas.queryByText('Set up CJSM · 7K')).toBeNull())
  },
}

export const NoPhone: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByText('No phone, or no phones allowed where you work?'))
    await expect(canvas.getByText(/choose TOTP, then “Set up TOTP”/)).toBeVisible()
  },
}

export const ClockOfThePhoneIsSlow: Story = {
  args: { device: 'phone' },
  parameters: { secondsAhead: () => -240 },
  play: async ({ canvas }) => {
    const notice = canvas.getByRole('region', { name: 'This device’s clock is about 4 minutes slow' })
    await expect(notice).toHaveTextContent(/Turn on automatic date and time/)
  },
}

export const ClockOfTheComputerIsFast: Story = {
  parameters: { secondsAhead: () => 95 },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('region', { name: 'This device’s clock is about 2 minutes fast' })).toHaveTextContent(
      /An app on a phone is not affected/,
    )
  },
}

export const ClockIsNearEnough: Story = {
  parameters: { secondsAhead: () => -30 },
  play: async ({ canvas }) => {
    await expect(canvas.queryByText(/clock is about/)).toBeNull()
  },
}

export const QrCodeIsBlackOnWhite: Story = {
  play: async ({ canvas }) => {
    const qr = canvas.getByRole('img', { name: /QR code/ })
    const [ground, modules] = qr.querySelectorAll('path')
    await expect(ground).toHaveAttribute('fill', '#ffffff')
    await expect(modules).toHaveAttribute('fill', '#000000')
    // Four modules of white before the first dark one.
    await expect(modules?.getAttribute('d')).toMatch(/^M4[ ,]4/)
  },
}

export const Renewed: Story = {
  args: { entry: entryWith('9Q'), renewed: true },
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/Entries that you added earlier no longer count.*add CJSM · 9Q/)).toBeVisible()
  },
}

export const EmailNotAllowed: Story = {
  args: { email: { offered: false, reason: 'organisation-policy' } },
  play: async ({ canvas }) => {
    await expect(canvas.queryByRole('button', { name: 'Use email MFA instead' })).toBeNull()
    await expect(canvas.getByText(/Your organisation asks everybody to use an app/)).toBeVisible()
  },
}

export const NoVerifiedAddress: Story = { args: { email: { offered: false, reason: 'no-verified-address' } } }

export const Making: Story = {
  args: { entry: null },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Loading')).toBeVisible()
  },
}

export const MakingANewOne: Story = { args: { busy: true } }

export const Offline: Story = {
  args: { entry: null, trouble: { kind: 'offline' } },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Try again' }))
    await expect(args.onNewCode).toHaveBeenCalledOnce()
  },
}

export const ServerTrouble: Story = { args: { trouble: { kind: 'server', reference: REFERENCE } } }
