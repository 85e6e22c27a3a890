/* Buttons that copy the text of a field; without a script the text is selected and copied by hand. */
"use strict";

async function copyFrom(field) {
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    return document.execCommand("copy");
  }
}

document.querySelectorAll("button[data-copy]").forEach((button) => {
  const field = document.getElementById(button.dataset.copy);
  const said = document.querySelector(`[data-copy-said="${button.dataset.copy}"]`);
  button.hidden = false;
  button.addEventListener("click", async () => {
    const isCopied = await copyFrom(field);
    said.textContent = isCopied ? button.dataset.copyDone || "Đã chép. Dán vào Zalo." : "Trình duyệt không cho chép: bấm Ctrl C khi lời nhắc đang được chọn.";
  });
});
