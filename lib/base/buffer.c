#include "base/buffer.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"

char satz_buffer_empty[1] = "";

void satz_buffer_init(struct satz_buffer *buffer) {
    *buffer = (struct satz_buffer)SATZ_BUFFER_INIT;
}

void satz_buffer_release(struct satz_buffer *buffer) {
    if (buffer->capacity)
        free(buffer->data);
    satz_buffer_init(buffer);
}

void satz_buffer_reset(struct satz_buffer *buffer) {
    satz_buffer_truncate(buffer, 0);
}

char *satz_buffer_detach(struct satz_buffer *buffer) {
    satz_buffer_reserve(buffer, 0);
    char *string = buffer->data;
    satz_buffer_init(buffer);
    return string;
}

void satz_buffer_enlarge(struct satz_buffer *buffer, size_t more) {
    if (more > SATZ_BUFFER_LIMIT || buffer->size > SATZ_BUFFER_LIMIT - more)
        satz_memory_ended();
    char *owned = buffer->capacity ? buffer->data : NULL;
    buffer->data = satz_memory_grow(owned, &buffer->capacity, buffer->size + more + 1, 1);
    buffer->data[buffer->size] = '\0';
}

void satz_buffer_truncate(struct satz_buffer *buffer, size_t size) {
    buffer->size = size;
    if (buffer->capacity)
        buffer->data[size] = '\0';
}

void satz_buffer_add_string(struct satz_buffer *buffer, const char *string) {
    satz_buffer_add(buffer, satz_slice_of(string));
}

size_t satz_char_encode(uint32_t c, char bytes[4]) {
    size_t size = 0;
    if (c < 0x80) {
        bytes[size++] = (char)c;
    } else if (c < 0x800) {
        bytes[size++] = (char)(0xC0 | c >> 6);
        bytes[size++] = (char)(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        bytes[size++] = (char)(0xE0 | c >> 12);
        bytes[size++] = (char)(0x80 | (c >> 6 & 0x3F));
        bytes[size++] = (char)(0x80 | (c & 0x3F));
    } else {
        bytes[size++] = (char)(0xF0 | c >> 18);
        bytes[size++] = (char)(0x80 | (c >> 12 & 0x3F));
        bytes[size++] = (char)(0x80 | (c >> 6 & 0x3F));
        bytes[size++] = (char)(0x80 | (c & 0x3F));
    }
    return size;
}

void satz_buffer_add_char(struct satz_buffer *buffer, uint32_t c) {
    satz_buffer_reserve(buffer, 4);
    satz_buffer_truncate(buffer, buffer->size + satz_char_encode(c, buffer->data + buffer->size));
}

void satz_buffer_add_format(struct satz_buffer *buffer, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    satz_buffer_add_vformat(buffer, format, arguments);
    va_end(arguments);
}

void satz_buffer_add_vformat(struct satz_buffer *buffer, const char *format, va_list arguments) {
    va_list again;
    va_copy(again, arguments);
    int size = vsnprintf(NULL, 0, format, arguments);
    if (size > 0) {
        satz_buffer_reserve(buffer, (size_t)size);
        vsnprintf(buffer->data + buffer->size, (size_t)size + 1, format, again);
        buffer->size += (size_t)size;
    }
    va_end(again);
}

void satz_buffer_splice(struct satz_buffer *buffer, size_t begin, size_t end, struct satz_slice bytes) {
    size_t tail = buffer->size - end;
    satz_buffer_reserve(buffer, bytes.size);
    memmove(buffer->data + begin + bytes.size, buffer->data + end, tail);
    if (bytes.size)
        memcpy(buffer->data + begin, bytes.data, bytes.size);
    satz_buffer_truncate(buffer, begin + bytes.size + tail);
}
