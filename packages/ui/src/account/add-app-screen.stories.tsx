import type { Meta, StoryObj } from '@storybook/react-vite'
import { useState } from 'react'
import { expect, fn, within } from 'storybook/test'
import { entryWith, MINUTE, NOW } from '../testing/fixtures.ts'
import { AddAppScreen } from './add-app-screen.tsx'

const LOST = { tag: '7K', name: null, enrolledAt: NOW - 9000 * MINUTE }

const meta = {
  title: 'Account/Add an app',
  component: AddAppScreen,
  parameters: { framed: true },
  args: {
    entry: entryWith('9Q'),
    device: 'desktop',
    insteadOfEmail: false,
    apps: [],
    name: '',
    onName: fn(),
    verdict: null,
    busy: false,
    trouble: null,
    onSubmit: fn(),
    onBack: fn(),
    onNewCode: fn(),
    onTryAgain: fn(),
    copy: async () => undefined,
  },
  render: (args) => {
    const [name, setName] = useState(args.name)
    return <AddAppScreen {...args} name={name} onName={setName} />
  },
} satisfies Meta<typeof AddAppScreen>

export default meta
type Story = StoryObj<typeof meta>

export const Shown: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await expect(await canvas.findByRole('img', { name: /QR code/ })).toBeVisible()
    await userEvent.type(canvas.getByLabelText('6-digit code'), '123 456')
    await userEvent.type(canvas.getByLabelText('What do you call this app? (optional)'), 'Tablet')
    await userEvent.click(canvas.getByRole('button', { name: 'Submit' }))
    await expect(args.onSubmit).toHaveBeenCalledWith('123456')
    await userEvent.click(canvas.getByRole('button', { name: 'Get a new QR code' }))
    await expect(args.onNewCode).toHaveBeenCalledOnce()
  },
}
export const OnAPhone: Story = { args: { device: 'phone' } }
export const InsteadOfEmail: Story = { args: { insteadOfEmail: true } }
export const ReplacesALostApp: Story = {
  args: { replaces: LOST },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('heading', { name: 'Replace CJSM · 7K' })).toBeVisible()
    await expect(canvas.getByText(/Then CJSM · 7K is removed/)).toBeVisible()
  },
}
export const AfterALostAppWasRemoved: Story = {
  args: { done: { kind: 'app-removed' } },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('region', { name: 'The app is removed. Its codes no longer work.' })).toBeVisible()
  },
}
export const ReplacesALostAppInWelsh: Story = { args: { replaces: LOST }, globals: { locale: 'cy' } }
export const InWelsh: Story = { globals: { locale: 'cy' } }
export const WrongCode: Story = {
  args: { verdict: { kind: 'wrong', attemptsLeft: 4 }, name: 'Tablet' },
  play: async ({ canvas, userEvent }) => {
    await expect(canvas.getByRole('region', { name: 'There is a problem' })).toHaveFocus()
    await userEvent.click(canvas.getByRole('link', { name: 'That is not the code for CJSM · 9Q' }))
    await expect(canvas.getByLabelText('6-digit code')).toHaveFocus()
    await expect(canvas.getByLabelText('What do you call this app? (optional)')).toHaveValue('Tablet')
  },
}
export const CodeOfAnotherApp: Story = {
  args: { apps: [LOST], verdict: { kind: 'other-app', tag: '7K', attemptsLeft: 4 } },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('link', { name: 'That code is from your app CJSM · 7K' })).toBeVisible()
    await expect(canvas.getByText(/for the new entry, CJSM · 9Q\. You have 4 attempts left\./)).toBeVisible()
  },
}
export const CodeOfANamedApp: Story = {
  args: { apps: [{ ...LOST, name: 'Work phone' }], verdict: { kind: 'other-app', tag: '7K', attemptsLeft: 0 } },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('link', { name: 'That code is from your app Work phone (CJSM · 7K)' })).toBeVisible()
  },
}
export const CodeOfAnotherAppInWelsh: Story = {
  args: { apps: [LOST], verdict: { kind: 'other-app', tag: '7K', attemptsLeft: 3 } },
  globals: { locale: 'cy' },
}
export const NameTooLong: Story = {
  args: { name: 'The tablet that lies at home in the kitchen drawer', verdict: { kind: 'wrong', attemptsLeft: 4 } },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.type(canvas.getByLabelText('6-digit code'), '123 456')
    await userEvent.click(canvas.getByRole('button', { name: 'Submit' }))
    await expect(args.onSubmit).not.toHaveBeenCalled()
    await expect(canvas.getByRole('region', { name: 'There is a problem' })).toHaveFocus()
    await expect(canvas.queryByRole('link', { name: /code/ })).toBeNull()
    await userEvent.click(canvas.getByRole('link', { name: 'The name can have at most 40 characters' }))
    const name = canvas.getByLabelText('What do you call this app? (optional)')
    await expect(name).toHaveFocus()
    await userEvent.clear(name)
    await userEvent.type(name, 'Tablet{Enter}')
    await expect(args.onSubmit).toHaveBeenCalledWith('123456')
  },
}
export const NameAndCodeRefused: Story = {
  args: { name: 'a\u202eb' },
  globals: { locale: 'cy' },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Cyflwyno' }))
    await expect(canvas.getByRole('link', { name: 'Mae nodau cudd yn yr enw' })).toBeVisible()
    await expect(within(canvas.getByRole('region', { name: 'Mae problem wedi codi' })).getAllByRole('link')).toHaveLength(2)
    await expect(args.onSubmit).not.toHaveBeenCalled()
  },
}
export const FastClock: Story = { args: { verdict: { kind: 'clock', secondsOff: 95, attemptsLeft: 4 } } }
export const Locked: Story = {
  args: { verdict: { kind: 'locked', until: NOW + MINUTE } },
  play: async ({ canvas }) => {
    await expect(canvas.queryByLabelText('6-digit code')).toBeNull()
  },
}
export const Submitting: Story = { args: { busy: true } }
export const Offline: Story = { args: { trouble: { kind: 'offline' } } }
