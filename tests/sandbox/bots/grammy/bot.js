// A list of what is to be done, for grammY: buttons that edit in place, a question, a photo's echo.

import { Bot, GrammyError, InlineKeyboard, InputFile, Keyboard } from "grammy";

const api = process.env.API_URL;
const bot = new Bot(process.env.BOT_TOKEN, { client: { apiRoot: api } });
const QUESTION = "What is to be done?";
const lists = new Map();
let numbers = 0;

const listOf = (ctx) => {
  if (!lists.has(ctx.chat.id)) lists.set(ctx.chat.id, new Map());
  return lists.get(ctx.chat.id);
};

const card = (items) => {
  if (!items.size) return { text: "Nothing to do" };
  const buttons = new InlineKeyboard();
  for (const [number, text] of items) buttons.text(`✓ ${text}`, `done:${number}`).row();
  buttons.text("Look again", "look").text("Clear", "clear").danger();
  return { text: `To do: ${[...items.values()].join(", ")}`, buttons };
};

const show = async (ctx) => {
  const { text, buttons } = card(listOf(ctx));
  await ctx.reply(text, { reply_markup: buttons });
};

const edit = async (ctx) => {
  const { text, buttons } = card(listOf(ctx));
  try {
    await ctx.editMessageText(text, { reply_markup: buttons });
  } catch (error) {
    if (!(error instanceof GrammyError && error.description.includes("message is not modified"))) throw error;
  }
};

const remember = async (ctx, text) => {
  listOf(ctx).set(String(++numbers), text);
  await show(ctx);
};

bot.command("start", (ctx) =>
  ctx.reply("*Reminders*: /add what is to be done, or send a photo\\.", {
    parse_mode: "MarkdownV2",
    reply_markup: new Keyboard().text("My list").resized(),
  }));

bot.command("add", async (ctx) => {
  if (ctx.match) return remember(ctx, ctx.match);
  await ctx.reply(QUESTION, { reply_markup: { force_reply: true, input_field_placeholder: "Buy milk" } });
});

bot.command("list", show);
bot.hears("My list", show);
bot.on("message:text").filter(
  (ctx) => ctx.msg.reply_to_message?.text === QUESTION,
  (ctx) => remember(ctx, ctx.msg.text),
);

bot.callbackQuery(/^done:(\d+)$/, async (ctx) => {
  const items = listOf(ctx);
  const text = items.get(ctx.match[1]);
  if (!items.delete(ctx.match[1])) return ctx.answerCallbackQuery({ text: "That is done already", show_alert: true });
  await edit(ctx);
  await ctx.answerCallbackQuery(`Done: ${text}`);
});

bot.callbackQuery("look", async (ctx) => {
  await edit(ctx);
  await ctx.answerCallbackQuery("Nothing new");
});

bot.callbackQuery("clear", async (ctx) => {
  listOf(ctx).clear();
  await edit(ctx);
  await ctx.answerCallbackQuery({ text: "All gone", show_alert: true });
});

bot.on("message:photo", async (ctx) => {
  const file = await ctx.getFile();
  const reply = await fetch(`${api}/file/bot${bot.token}/${file.file_path}`);
  const data = new Uint8Array(await reply.arrayBuffer());
  await ctx.replyWithPhoto(new InputFile(data, "echo.png"), { caption: `${data.length} bytes` });
});

await bot.api.setMyCommands([
  { command: "add", description: "Remember something" },
  { command: "list", description: "What is to be done" },
]);
await bot.start();
