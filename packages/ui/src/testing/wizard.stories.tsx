import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { PASSWORD } from './fake-api.ts'
import { Wizard } from './wizard.tsx'

const meta = {
  title: 'Whole journey/Play it',
  component: Wizard,
  args: { latencyMs: 400, device: 'desktop', emailOffered: true },
} satisfies Meta<typeof Wizard>

export default meta
type Story = StoryObj<typeof meta>
type Play = Parameters<NonNullable<Story['play']>>[0]

/** Open this one to play: sign in, enrol, refuse, wait and fail at will with the panel below the page. */
export const PlayIt: Story = {}

export const AppFromFirstSignInToAccount: Story = {
  args: { latencyMs: 10 },
  play: async (story) => {
    const { canvas, userEvent } = story
    const panel = canvas.getByRole('complementary')
    await signIn(story, 'wrong')
    await expect(await canvas.findByRole('link', { name: 'The user name or the password is not right' })).toBeVisible()
    await signIn(story, PASSWORD)
    await userEvent.click(await canvas.findByRole('button', { name: 'Continue' }))
    await userEvent.click(await canvas.findByRole('button', { name: 'Get a new QR code' }))
    await expect(await canvas.findByText('This is a new QR code')).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: 'Continue' }))

    await waitFor(() => expect(panel.querySelectorAll('li')).toHaveLength(2), { timeout: 3000 })
    const [newest, older] = panel.querySelectorAll('li')
    await enterCode(story, older?.querySelectorAll('code')[0]?.textContent)
    await expect(await canvas.findByRole('link', { name: /from an older entry/ })).toBeVisible()
    await enterCode(story, newest?.querySelectorAll('code')[1]?.textContent)
    await expect(await canvas.findByRole('link', { name: /about 4 minutes slow/ })).toBeVisible()
    const spent = newest?.querySelectorAll('code')[0]?.textContent
    await enterCode(story, spent)

    const dialog = await canvas.findByRole('dialog', { name: 'Your app is set up' })
    await expect(dialog).toHaveTextContent(/shows it in \d+ seconds?/)
    await userEvent.click(canvas.getByRole('button', { name: 'Sign in again' }))
    await signIn(story, PASSWORD)
    await enterCode(story, spent)
    await expect(await canvas.findByRole('link', { name: 'That code has been used already' })).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: '30 seconds pass' }))
    await waitFor(() => expect(newest?.querySelectorAll('code')[0]?.textContent).not.toBe(spent), { timeout: 3000 })
    await enterCode(story, newest?.querySelectorAll('code')[0]?.textContent)
    await waitFor(() => expect(canvas.getByRole('heading', { level: 1, name: 'Your account' })).toHaveFocus())
  },
}

export const EmailWithAnEarlierCodeAndALostConnection: Story = {
  args: { latencyMs: 10 },
  play: async (story) => {
    const { canvas, userEvent } = story
    const panel = canvas.getByRole('complementary')
    await signIn(story, PASSWORD)
    await userEvent.click(await canvas.findByRole('button', { name: 'Continue' }))
    await userEvent.click(await canvas.findByRole('button', { name: 'Use email MFA instead' }))

    await userEvent.selectOptions(canvas.getByLabelText('Calls fail:'), 'offline')
    await userEvent.click(await canvas.findByRole('button', { name: 'Send code' }))
    await waitFor(() => expect(canvas.getByRole('region', { name: 'You are offline' })).toHaveFocus())
    await userEvent.selectOptions(canvas.getByLabelText('Calls fail:'), 'none')
    await userEvent.click(canvas.getByRole('button', { name: 'Send code' }))
    await expect(await canvas.findByText(/^Email 1, sent at/)).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: 'Send another code' }))
    await expect(await canvas.findByText(/No code was sent just now/)).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: '30 seconds pass' }))
    await userEvent.click(canvas.getByRole('button', { name: '30 seconds pass' }))
    await userEvent.click(canvas.getByRole('button', { name: 'Send another code' }))
    await expect(await canvas.findByText(/^Email 2, sent at/)).toBeVisible()

    const codeOf = (email: number): string | null | undefined =>
      [...panel.querySelectorAll('li')].find((li) => li.textContent?.startsWith(`Email ${email}`))?.querySelector('code')?.textContent
    await waitFor(() => expect(codeOf(2)).toMatch(/^\d{6}$/), { timeout: 3000 })
    await enterCode(story, codeOf(1))
    await expect(await canvas.findByRole('link', { name: /^That code is from email 1/ })).toBeVisible()
    await enterCode(story, codeOf(2))
    await userEvent.click(await canvas.findByRole('button', { name: 'Continue' }))
    await expect(await canvas.findByRole('heading', { level: 1, name: 'Your account' })).toBeVisible()
  },
}

async function signIn({ canvas, userEvent }: Play, password: string): Promise<void> {
  const username = await canvas.findByLabelText('User name')
  await userEvent.clear(username)
  await userEvent.type(username, 'sam.okafor')
  await userEvent.clear(canvas.getByLabelText('Password'))
  await userEvent.type(canvas.getByLabelText('Password'), password)
  await userEvent.click(canvas.getByRole('button', { name: 'Sign in' }))
}

async function enterCode({ canvas, userEvent }: Play, code: string | null | undefined): Promise<void> {
  const field = await canvas.findByLabelText('6-digit code')
  await userEvent.clear(field)
  await userEvent.type(field, code ?? '')
  await userEvent.click(canvas.getByRole('button', { name: 'Submit' }))
}
